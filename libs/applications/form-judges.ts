import { Injectable } from '@nestjs/common';
import { CallsService, type CallView } from '#calls';
import type { Actor } from '#platform';
import { FormJudge } from './form-judge.js';

const REMEMBERED_AT_MOST = 500;

/** Compiled forms, one per call: a form is frozen once its call is published. */
@Injectable()
export class FormJudges {
  private readonly byCall = new Map<string, { formVersion: number; judge: FormJudge }>();
  /** By the version of the call's row, which the hot path reads anyway. */
  private readonly byRow = new Map<string, { callVersion: number; judge: FormJudge }>();

  constructor(private readonly calls: CallsService) {}

  of(call: Pick<CallView, 'id' | 'form'>): FormJudge {
    const known = this.byCall.get(call.id);
    if (known?.formVersion === call.form.version) return known.judge;
    const judge = new FormJudge(call.form);
    remember(this.byCall, call.id, { formVersion: call.form.version, judge });
    return judge;
  }

  /** Reads the call only the first time, and again after an amendment. */
  async ofRow(actor: Actor, callId: string, callVersion: number): Promise<FormJudge> {
    const known = this.byRow.get(callId);
    if (known?.callVersion === callVersion) return known.judge;
    const judge = this.of(await this.calls.view(actor, callId));
    remember(this.byRow, callId, { callVersion, judge });
    return judge;
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= REMEMBERED_AT_MOST) map.clear();
  map.set(key, value);
}
