/**
 * Legal forms people may choose, by our own key, with the INSEE legal category codes they correspond to
 * (nomenclature des catégories juridiques, niveau III). A SCIC or an ESUS company has no code of its own.
 */
export const LEGAL_FORMS = {
  association: { codes: ['9220', '9230', '9260'], nonProfit: true, publicBody: false },
  foundation: { codes: ['9300'], nonProfit: true, publicBody: false },
  endowment_fund: { codes: ['9300'], nonProfit: true, publicBody: false },
  mutual: { codes: ['8210', '8290'], nonProfit: true, publicBody: false },
  provident_group: { codes: ['8410'], nonProfit: true, publicBody: false },
  scic: { codes: ['5460', '5560', '5660', '5710'], nonProfit: false, publicBody: false },
  scop: { codes: ['5458', '5558', '5658'], nonProfit: false, publicBody: false },
  cooperative: { codes: ['5460', '5560', '5660', '6560'], nonProfit: false, publicBody: false },
  company: { codes: ['5498', '5499', '5599', '5710', '5720'], nonProfit: false, publicBody: false },
  sisa: { codes: ['6511'], nonProfit: false, publicBody: false },
  social_landlord: { codes: ['4140', '5546', '5646', '5547', '5647'], nonProfit: false, publicBody: false },
  ccas: { codes: ['7361', '7367'], nonProfit: true, publicBody: true },
  commune: { codes: ['7210'], nonProfit: true, publicBody: true },
  department: { codes: ['7220'], nonProfit: true, publicBody: true },
  region: { codes: ['7230'], nonProfit: true, publicBody: true },
  intercommunal: { codes: ['7344', '7346', '7348'], nonProfit: true, publicBody: true },
  public_hospital: { codes: ['7364'], nonProfit: true, publicBody: true },
  gip: { codes: ['7410'], nonProfit: true, publicBody: true },
  gcs: { codes: ['7470', '9970'], nonProfit: true, publicBody: true },
  collective: { codes: [], nonProfit: true, publicBody: false },
  other: { codes: [], nonProfit: false, publicBody: false },
} as const satisfies Record<string, { codes: readonly string[]; nonProfit: boolean; publicBody: boolean }>;

export type LegalForm = keyof typeof LEGAL_FORMS;
export const LEGAL_FORM_KEYS = Object.keys(LEGAL_FORMS) as LegalForm[];

/** The form a register's code most likely stands for; undefined when none does. A SCIC has no code of its own. */
export function legalFormOfCode(code: string): LegalForm | undefined {
  const forms = formsOfCode(code);
  return forms.length === 1 ? forms[0] : forms.find((form) => COMMONEST.has(form));
}

const formsOfCode = (code: string): LegalForm[] =>
  LEGAL_FORM_KEYS.filter((form) => (LEGAL_FORMS[form].codes as readonly string[]).includes(code));

/** Among forms that share a code, the one to propose first: people correct it when it is the other. */
const COMMONEST: ReadonlySet<LegalForm> = new Set(['foundation', 'company', 'cooperative']);

/** False when the code belongs to other forms and not to this one; a code we do not list fits any. */
export function codeFitsForm(code: string, form: LegalForm): boolean {
  const listed = formsOfCode(code);
  return listed.length === 0 || listed.includes(form) || form === 'other';
}

export const APPROVALS = [
  'esus',
  'mission_company',
  'general_interest',
  'public_utility',
  'youth_education',
] as const;
export type Approval = (typeof APPROVALS)[number];

/** What an institution is, in the words of the field. */
export const ORGANISATION_SORTS = [
  'mutual',
  'provident_group',
  'social_landlord',
  'ccas',
  'commune',
  'department',
  'humanitarian',
  'hospital',
  'care_home',
  'foundation',
  'association',
  'cooperative',
  'company',
  'collective',
  'other',
] as const;
export type OrganisationSort = (typeof ORGANISATION_SORTS)[number];

export const ORGANISATION_KINDS = ['institution', 'social_enterprise', 'collective'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
