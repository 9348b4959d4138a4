/** A way to tell people of a panel apart, for quotas and for comparing groups. */
export interface Stratum {
  /** Stable word: `age`, `household`… */
  key: string;
  label: string;
  values: readonly StratumValue[];
}

export interface StratumValue {
  key: string;
  label: string;
  /** People wished for out of a hundred; null: as they come. */
  quota: number | null;
}

/** What rights on a panel depend on. */
export interface PanelSubject {
  ownerIds: readonly string[];
  facilitatorIds: readonly string[];
  closedAt: Date | null;
}
