import { Injectable } from '@nestjs/common';
import { CallsService, type CallView } from '#calls';
import type { Actor } from '#platform';
import { FormJudge } from './form-judge.js';

const CALLS_REMEMBERED = 500;
const APPLICATIONS_REMEMBERED = 100_000;

/** What does not change in a call as long as its row does not: all but its phase, which the clock tells. */
export interface FrozenCall {
  callVersion: number;
  call: Omit<CallView, 'phase'>;
  judge: FormJudge;
}

/** Calls and their compiled forms, by the version of their row, so that hot paths read neither. */
@Injectable()
export class FormJudges {
  private readonly byForm = new Map<string, { formVersion: number; judge: FormJudge }>();
  private readonly byCall = new Map<string, FrozenCall>();
  /** An application never changes call. */
  private readonly callOf = new Map<string, string>();

  constructor(private readonly calls: CallsService) {}

  of(call: Pick<CallView, 'id' | 'form'>): FormJudge {
    const known = this.byForm.get(call.id);
    if (known?.formVersion === call.form.version) return known.judge;
    const judge = new FormJudge(call.form);
    remember(this.byForm, CALLS_REMEMBERED, call.id, { formVersion: call.form.version, judge });
    return judge;
  }

  /** The call as it stood when its row had this version; read only the first time, and again after an amendment. */
  async ofRow(actor: Actor, callId: string, callVersion: number): Promise<FrozenCall> {
    const known = this.byCall.get(callId);
    if (known?.callVersion === callVersion) return known;
    const call = await this.calls.view(actor, callId);
    const frozen = { callVersion, call, judge: this.of(call) };
    remember(this.byCall, CALLS_REMEMBERED, callId, frozen);
    return frozen;
  }

  /** What is known of the call of an application already met; undefined the first time. */
  ofApplication(applicationId: string): FrozenCall | undefined {
    const callId = this.callOf.get(applicationId);
    return callId === undefined ? undefined : this.byCall.get(callId);
  }

  met(applicationId: string, callId: string): void {
    remember(this.callOf, APPLICATIONS_REMEMBERED, applicationId, callId);
  }
}

function remember<Value>(map: Map<string, Value>, atMost: number, key: string, value: Value): void {
  if (map.size >= atMost && !map.has(key)) map.clear();
  map.set(key, value);
}
