/** The twin of an address within a trial return. */
export function inTrial(trial: string, path: string): string {
  return `/t/${trial}${path}`
}

/**
 * Every address of the site. `prefix` is "" or "/a/slug", so that several authorities can share one host. Within a trial the
 * pages of returns lead to each other, and all others lead out of it.
 */
export function urlsAt(prefix: string, trial?: string) {
  const at = (path: string, query?: URLSearchParams | Record<string, string>) => {
    const text = query ? new URLSearchParams(query).toString() : ''
    return `${prefix}${path}${text ? `?${text}` : ''}`
  }
  const ofReturn = (path: string, query?: URLSearchParams | Record<string, string>) =>
    at(trial ? inTrial(trial, path) : path, query)
  return {
    prefix,
    home: () => at('/'),
    register: (query?: URLSearchParams | Record<string, string>) => at('/register', query),
    registerAs: (format: 'csv' | 'json' | 'xlsx', query?: URLSearchParams | Record<string, string>) =>
      at(`/register.${format}`, query),
    feed: (query?: URLSearchParams | Record<string, string>) => at('/feed.atom', query),
    output: (number: string) => at(`/register/${number}`),
    outputPicture: (number: string, evidence: string) => at(`/register/${number}/pictures/${evidence}`),
    outcomes: () => at('/outcomes'),
    outcome: (slug: string) => at(`/outcomes/${slug}`),
    contracts: (query?: URLSearchParams | Record<string, string>) => at('/contracts', query),
    contract: (id: string) => at(`/contracts/${id}`),
    place: (code: string) => at(`/places/${code}`),
    supplier: (id: string) => at(`/suppliers/${id}`),
    methods: () => at('/methods'),
    method: (code: string) => at(`/methods/${code}`),
    headlineMethod: () => at('/methods/headline'),
    policy: () => at('/policy'),
    check: (query?: URLSearchParams | Record<string, string>) => at('/check', query),
    openData: () => at('/open-data'),
    dataset: (name: string) => at(`/open-data/${name}`),
    datasetAs: (name: string, format: 'csv' | 'json' | 'xlsx') => at(`/open-data/${name}.${format}`),
    api: () => at('/api'),
    apiOutput: (number: string, authority: string) => at(`/api/v1/outputs/${number}`, { authority }),
    accessibility: () => at('/accessibility'),
    privacy: () => at('/privacy'),
    status: () => at('/status'),

    setUp: (token: string) => at(`/set-up/${token}`),
    setUpAuthority: (query?: URLSearchParams | Record<string, string>) => at('/set-up/authority', query),
    setUpAdministrator: (query?: URLSearchParams | Record<string, string>) =>
      at('/set-up/administrator', query),
    signIn: (next?: string) => at('/sign-in', next ? { next } : undefined),
    signInCode: () => at('/sign-in/code'),
    signInRecovery: () => at('/sign-in/recovery'),
    signInSecondFactor: (during?: 'set-up') => at('/sign-in/second-factor', during ? { during } : undefined),
    signOut: () => at('/sign-out'),
    forgottenPassword: () => at('/forgotten-password'),
    resetPassword: (token: string) => at(`/reset/${token}`),
    newPassword: () => at('/reset/password'),
    invitation: (token: string) => at(`/invitation/${token}`),
    acceptInvitation: () => at('/invitation/accept'),
    keptForm: () => at('/kept-form'),
    exampleSignIn: (token: string) => at(`/example/${token}`),
    account: () => at('/account'),
    endSession: (session: string) => at(`/account/sessions/${session}/end`),
    endOtherSessions: () => at('/account/sessions/end-others'),
    recoveryCodes: () => at('/account/recovery-codes'),
    changePassword: () => at('/account/password'),
    changeSecondFactor: () => at('/account/second-factor'),
    mondayLetter: (query?: Record<string, string>) => at('/account/monday-letter', query),
    stopMondayLetter: (token: string) => at(`/monday-letter/${token}`),

    cover: (query?: Record<string, string>) => at('/account/cover', query),
    newCover: () => at('/account/cover/new'),
    endCover: (cover: string) => at(`/account/cover/${cover}/end`),
    declineCover: (cover: string) => at(`/account/cover/${cover}/decline`),

    staff: (query?: Record<string, string>) => at('/staff', query),
    attention: (query?: URLSearchParams | Record<string, string>) => at('/staff/attention', query),
    attentionOf: (kind: string, query?: URLSearchParams | Record<string, string>) =>
      at(`/staff/attention/${kind}`, query),
    portfolio: (query?: URLSearchParams | Record<string, string>) => at('/staff/portfolio', query),
    renewBounced: (mail: string) => at(`/staff/attention/bounced/${mail}`),
    staffContracts: (query?: URLSearchParams | Record<string, string>) => at('/staff/contracts', query),
    staffContract: (id: string) => at(`/staff/contracts/${id}`),
    newContract: () => at('/staff/contracts/new'),
    editContract: (id: string) => at(`/staff/contracts/${id}/edit`),
    withdrawContract: (id: string) => at(`/staff/contracts/${id}/withdraw`),
    putContractBack: (id: string) => at(`/staff/contracts/${id}/put-back`),
    contractProgress: (id: string) => at(`/staff/contracts/${id}/progress`),
    moveCommitments: (query?: URLSearchParams | Record<string, string>) =>
      at('/staff/commitments/move', query),
    commitmentMove: (id: string) => at(`/staff/commitments/moves/${id}`),
    contractLevels: (id: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${id}/levels`, query),
    askOnce: (contract: string) => at(`/staff/contracts/${contract}/levels/asking`),
    contractSpend: (id: string, query?: Record<string, string>) => at(`/staff/contracts/${id}/spend`, query),
    newSpend: (contract: string) => at(`/staff/contracts/${contract}/spend/new`),
    takeOutSpend: (contract: string, spend: string) =>
      at(`/staff/contracts/${contract}/spend/${spend}/take-out`),
    contractOnPaper: (id: string) => at(`/staff/contracts/${id}/on-paper`),
    contractDisclosure: (id: string) => at(`/staff/contracts/${id}/disclosure`),
    newCommitment: (contract: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/commitments/new`, query),
    staffCommitment: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}`),
    editCommitment: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/edit`),
    withdrawCommitment: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/withdraw`),
    varyCommitment: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/vary`),
    answerMilestone: (contract: string, commitment: string, milestone: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/milestones/${milestone}`),
    pauseCommitment: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/pause`),
    transferCommitment: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/transfer`),
    novateContract: (id: string) => at(`/staff/contracts/${id}/novate`),
    contractYear: (id: string) => at(`/staff/contracts/${id}/year`),
    contractTimeline: (id: string) => at(`/staff/contracts/${id}/timeline`),
    planAnew: (id: string) => at(`/staff/contracts/${id}/plan-anew`),
    variation: (id: string) => at(`/staff/variations/${id}`),
    askForRecoveryPlan: (contract: string, commitment: string) =>
      at(`/staff/contracts/${contract}/commitments/${commitment}/recovery-plan`),
    recoveryPlan: (id: string) => at(`/staff/recovery-plans/${id}`),
    commitmentDrafts: (contract: string) => at(`/staff/contracts/${contract}/drafts`),
    managing: (contract: string) => at(`/staff/contracts/${contract}/managing`),
    decideBefore: (contract: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/managing/decide`, query),
    mobilisation: (contract: string) => at(`/staff/contracts/${contract}/managing/beginning`),
    newHandoverRecord: (contract: string) => at(`/staff/contracts/${contract}/managing/handover`),
    handoverRecord: (contract: string, record: string) =>
      at(`/staff/contracts/${contract}/managing/handovers/${record}`),
    newReview: (contract: string) => at(`/staff/contracts/${contract}/managing/review`),
    review: (contract: string, review: string) =>
      at(`/staff/contracts/${contract}/managing/reviews/${review}`),
    newRisk: (contract: string) => at(`/staff/contracts/${contract}/managing/risk`),
    risk: (contract: string, risk: string) => at(`/staff/contracts/${contract}/managing/risks/${risk}`),
    waivers: (query?: URLSearchParams | Record<string, string>) => at('/staff/waivers', query),
    waiversAsCsv: (query?: URLSearchParams | Record<string, string>) => at('/staff/waivers.csv', query),
    newWaiver: (query?: Record<string, string>) => at('/staff/waivers/new', query),
    waiver: (id: string) => at(`/staff/waivers/${id}`),
    withdrawWaiver: (id: string) => at(`/staff/waivers/${id}/withdraw`),
    furtherBenefits: (query?: URLSearchParams | Record<string, string>) =>
      at('/staff/further-benefits', query),
    furtherBenefitsOf: (contract: string) => at(`/staff/contracts/${contract}/further-benefits`),
    newFurtherBenefit: (contract: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/further-benefits/new`, query),
    furtherBenefit: (id: string) => at(`/staff/further-benefits/${id}`),
    editFurtherBenefit: (id: string) => at(`/staff/further-benefits/${id}/edit`),
    checkFurtherBenefit: (id: string) => at(`/staff/further-benefits/${id}/check`),
    signFurtherBenefit: (id: string) => at(`/staff/further-benefits/${id}/sign`),
    agreeFurtherBenefit: (id: string) => at(`/staff/further-benefits/${id}/agree`),
    declineFurtherBenefit: (id: string) => at(`/staff/further-benefits/${id}/decline`),
    contractPerformance: (contract: string) => at(`/staff/contracts/${contract}/performance`),
    newKpi: (contract: string) => at(`/staff/contracts/${contract}/performance/kpis/new`),
    kpi: (contract: string, kpi: string) => at(`/staff/contracts/${contract}/performance/kpis/${kpi}`),
    rateKpi: (contract: string, kpi: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/performance/kpis/${kpi}/rate`, query),
    newFailure: (contract: string) => at(`/staff/contracts/${contract}/performance/failures/new`),
    newRemedy: (contract: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/performance/remedies/new`, query),
    newPerformanceNotice: (contract: string) => at(`/staff/contracts/${contract}/performance/notices/new`),
    performanceNotice: (id: string) => at(`/staff/performance-notices/${id}`),
    performanceRelease: (id: string) => at(`/staff/performance-notices/${id}/release.json`),
    dutyAssessments: (query?: Record<string, string>) => at('/staff/duty-assessments', query),
    dutyAssessment: (id: string) => at(`/staff/duty-assessments/${id}`),
    staffSuppliers: (query?: URLSearchParams | Record<string, string>) => at('/staff/suppliers', query),
    newSupplier: () => at('/staff/suppliers/new'),
    staffSupplier: (id: string) => at(`/staff/suppliers/${id}`),
    editSupplier: (id: string) => at(`/staff/suppliers/${id}/edit`),
    returns: (query?: URLSearchParams | Record<string, string>) => at('/staff/returns', query),
    askForReturns: (query?: Record<string, string>) => at('/staff/returns/ask', query),
    returnsAhead: (query?: URLSearchParams | Record<string, string>) => at('/staff/returns/ahead', query),
    remindReturns: () => at('/staff/returns/remind'),
    staffReturn: (id: string) => at(`/staff/returns/${id}`),
    cancelReturn: (id: string) => at(`/staff/returns/${id}/cancel`),
    askForReturn: (contract: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/returns/ask`, query),
    leaveAlone: (contract: string) => at(`/staff/contracts/${contract}/returns/by-themselves`),
    beginTrial: (contract: string, query?: Record<string, string>) =>
      at(`/staff/contracts/${contract}/try`, query),
    /** The desk of a trial: what arrived, and what to do with it. */
    trial: (id: string, query?: Record<string, string>) => at(inTrial(id, '/staff/trial'), query),
    trialDesk: () => at('/staff/trial'),
    endTrial: (id: string) => at(`/staff/trials/${id}/end`),
    sendTrialLink: (id: string) => at(`/staff/trials/${id}/send-link`),
    verificationQueue: (query?: URLSearchParams | Record<string, string>) => at('/staff/verify', query),
    verifyDelivery: (delivery: string, query?: URLSearchParams | Record<string, string>) =>
      ofReturn(`/staff/verify/${delivery}`, query),
    writeAboutDelivery: (delivery: string, query?: Record<string, string>) =>
      at(`/staff/verify/${delivery}/messages`, query),
    confirmDecision: (delivery: string, query?: Record<string, string>) =>
      at(`/staff/verify/${delivery}/confirm`, query),
    acceptMany: () => at('/staff/verify/many'),
    checkDraws: (query?: Record<string, string>) => at('/staff/verify/draws', query),
    confirmEarlier: (earlier: string) => at(`/staff/deliveries/earlier/${earlier}`),
    deliveries: (query?: URLSearchParams | Record<string, string>) => at('/staff/deliveries', query),
    askForConfirmation: (delivery: string, query?: Record<string, string>) =>
      at(`/staff/verify/${delivery}/confirmation`, query),
    confirmationSetting: (query?: Record<string, string>) => at('/staff/settings/confirmations', query),
    correctDecision: (delivery: string, query?: Record<string, string>) =>
      at(`/staff/verify/${delivery}/correction`, query),
    recordInspection: (delivery: string) => at(`/staff/verify/${delivery}/inspection`),
    redactEvidence: (evidence: string) => at(`/staff/evidence/${evidence}/redact`),
    peopleOnPicture: (evidence: string, query?: Record<string, string>) =>
      at(`/staff/evidence/${evidence}/people`, query),
    withdrawEvidence: (evidence: string) => at(`/staff/evidence/${evidence}/withdraw`),
    evidenceFile: (evidence: string) => ofReturn(`/staff/evidence/${evidence}`),
    evidenceThumbnail: (evidence: string) => ofReturn(`/staff/evidence/${evidence}/thumbnail`),
    history: (subject: string, id: string) => at(`/staff/history/${subject}/${id}`),
    briefs: (query?: URLSearchParams | Record<string, string>) => at('/staff/briefs', query),
    newBrief: (query?: Record<string, string>) => at('/staff/briefs/new', query),
    brief: (id: string) => at(`/staff/briefs/${id}`),
    editBrief: (id: string) => at(`/staff/briefs/${id}/edit`),
    prepareBrief: (id: string) => at(`/staff/briefs/${id}/prepare`),
    signOffBrief: (id: string) => at(`/staff/briefs/${id}/sign-off`),
    deleteBrief: (id: string) => at(`/staff/briefs/${id}/delete`),
    briefMoved: (id: string, query?: Record<string, string>) => at(`/staff/briefs/${id}/moved`, query),
    briefInWord: (id: string) => at(`/staff/briefs/${id}/brief.docx`),
    briefFigure: (id: string, figure: string, query?: Record<string, string>) =>
      at(`/staff/briefs/${id}/figures/${figure}`, query),
    briefOnPaper: (number: string, figure: string) => at(`/b/${number}/${figure}`),
    staffRegister: (query?: URLSearchParams | Record<string, string>) => at('/staff/register', query),

    settings: () => at('/staff/settings'),
    people: (query?: URLSearchParams | Record<string, string>) => at('/staff/settings/people', query),
    personSettings: (person: string) => at(`/staff/settings/people/${person}`),
    endMembership: (person: string) => at(`/staff/settings/people/${person}/end`),
    handOver: (person: string) => at(`/staff/settings/people/${person}/hand-over`),
    handover: (id: string) => at(`/staff/settings/handovers/${id}`),
    removeSecondFactor: (person: string) => at(`/staff/settings/people/${person}/second-factor`),
    invite: (query?: Record<string, string>) => at('/staff/settings/people/invite', query),
    withdrawInvitation: (invitation: string) => at(`/staff/settings/invitations/${invitation}/withdraw`),
    renewInvitation: (invitation: string) => at(`/staff/settings/invitations/${invitation}/renew`),
    covers: () => at('/staff/settings/cover'),
    newCoverOf: (person: string) => at(`/staff/settings/people/${person}/cover`),
    stopCover: (cover: string) => at(`/staff/settings/cover/${cover}/end`),
    checkingSettings: () => at('/staff/settings/checking'),
    teams: () => at('/staff/settings/teams'),
    newTeam: () => at('/staff/settings/teams/new'),
    team: (id: string, query?: Record<string, string>) => at(`/staff/settings/teams/${id}`, query),
    editTeam: (id: string) => at(`/staff/settings/teams/${id}/edit`),
    endTeam: (id: string) => at(`/staff/settings/teams/${id}/end`),
    endTeamMember: (id: string, person: string) => at(`/staff/settings/teams/${id}/members/${person}/end`),
    returnRhythm: () => at('/staff/settings/returns'),
    auditTrail: (query?: URLSearchParams | Record<string, string>) => at('/staff/settings/audit', query),
    tokens: (query?: Record<string, string>) => at('/staff/settings/tokens', query),
    endToken: (token: string) => at(`/staff/settings/tokens/${token}/end`),
    backups: () => at('/staff/settings/back-ups'),
    backUpNow: () => at('/staff/settings/back-ups/make'),
    scheduledWork: () => at('/staff/settings/scheduled-work'),
    tryWorkAgain: (turn: string) => at(`/staff/settings/scheduled-work/${turn}/try-again`),
    outbox: (query?: URLSearchParams | Record<string, string>) => at('/staff/settings/outbox', query),
    outboxMail: (mail: string) => at(`/staff/settings/outbox/${mail}`),
    sendFailedMailAgain: () => at('/staff/settings/outbox/send-failed-again'),
    sendMailAgain: (mail: string) => at(`/staff/settings/outbox/${mail}/send-again`),
    contractSettings: () => at('/staff/settings/contracts'),
    noticeSource: (query?: Record<string, string>) => at('/staff/settings/find-a-tender', query),
    fetchNotices: () => at('/staff/settings/find-a-tender/fetch'),
    imports: (query?: URLSearchParams | Record<string, string>) => at('/staff/settings/imports', query),
    newImport: () => at('/staff/settings/imports/new'),
    import: (id: string) => at(`/staff/settings/imports/${id}`),
    importDoubts: (id: string) => at(`/staff/settings/imports/${id}/doubts`),
    importColumns: (id: string) => at(`/staff/settings/imports/${id}/columns`),
    tryImport: (id: string) => at(`/staff/settings/imports/${id}/try`),
    applyImport: (id: string) => at(`/staff/settings/imports/${id}/apply`),
    undoImport: (id: string) => at(`/staff/settings/imports/${id}/undo`),
    importFaults: (id: string) => at(`/staff/settings/imports/${id}/faults.csv`),
    importFaultsBook: (id: string) => at(`/staff/settings/imports/${id}/faults.xlsx`),

    returnLink: (token: string) => ofReturn(`/s/link/${token}`),
    myBundle: (id: string, query?: Record<string, string>) => at(`/s/bundles/${id}`, query),
    myReturn: (id: string) => ofReturn(`/s/returns/${id}`),
    myReturnQuantity: (id: string, commitment: string, query?: Record<string, string>) =>
      ofReturn(`/s/returns/${id}/${commitment}`, query),
    myReturnEvidence: (id: string, commitment: string, query?: Record<string, string>) =>
      ofReturn(`/s/returns/${id}/${commitment}/evidence`, query),
    myReturnDeclaration: (id: string, commitment: string, query?: Record<string, string>) =>
      ofReturn(`/s/returns/${id}/${commitment}/declaration`, query),
    myReturnMilestones: (id: string, commitment: string) => ofReturn(`/s/returns/${id}/${commitment}/steps`),
    myReturnAnythingElse: (id: string, query?: Record<string, string>) =>
      ofReturn(`/s/returns/${id}/anything-else`, query),
    staffReturnWorkbook: (id: string) => at(`/staff/returns/${id}/workbook.xlsx`),
    myReturnWorkbook: (id: string) => ofReturn(`/s/returns/${id}/workbook`),
    myReturnWorkbookFile: (id: string) => ofReturn(`/s/returns/${id}/workbook.xlsx`),
    myReturnCheck: (id: string) => ofReturn(`/s/returns/${id}/check`),
    myReturnSent: (id: string) => ofReturn(`/s/returns/${id}/sent`),
    myReturnQuestion: (id: string, delivery: string) => at(`/s/returns/${id}/questions/${delivery}`),
    myReturnCorrection: (id: string, delivery: string) => at(`/s/returns/${id}/corrections/${delivery}`),
    myReturnNothing: (id: string) => ofReturn(`/s/returns/${id}/nothing`),
    confirmationLink: (token: string) => at(`/s/confirm/${token}`),
    myConfirmation: (id: string, commitment: string) => at(`/s/returns/${id}/${commitment}/confirmation`),
    myEvidenceFile: (evidence: string) => ofReturn(`/s/evidence/${evidence}`),
    myEvidenceThumbnail: (evidence: string) => ofReturn(`/s/evidence/${evidence}/thumbnail`),
    myPeopleOnPicture: (evidence: string, query?: Record<string, string>) =>
      at(`/s/evidence/${evidence}/people`, query),
    variationLink: (token: string) => at(`/s/variations/link/${token}`),
    myVariation: (id: string) => at(`/s/variations/${id}`),
    recoveryPlanLink: (token: string) => at(`/s/recovery-plans/link/${token}`),
    myRecoveryPlan: (id: string) => at(`/s/recovery-plans/${id}`),
    myCommitments: () => at('/s/commitments'),
    varyMyCommitment: (commitment: string) => at(`/s/commitments/${commitment}/vary`),
    renewReturnLink: () => at('/s/renew-link'),
    myFurtherBenefits: () => at('/s/further-benefits'),
    newFurtherBenefitOfMine: (query?: Record<string, string>) => at('/s/further-benefits/new', query),
    supplierHome: (query?: URLSearchParams) => at('/s', query),
  }
}

export type Urls = ReturnType<typeof urlsAt>

/** The same addresses as patterns: `pattern.contract(':contract')`. */
export const pattern = urlsAt('')
