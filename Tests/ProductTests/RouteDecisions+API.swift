import Kernel

extension RouteDecisions {
  /// What programs may ask, by a key of somebody with the role; the public has none.
  static let programs: [Decision] = [
    // Whoever has a key may ask for whom it acts.
    (
      signedIn,
      [
        "GET api/v1/me"
      ]
    ),
    // The history of a record; of some tables fewer read it.
    (
      insiders,
      [
        "GET api/v1/history/:table/:record"
      ]
    ),
    // What is published, without a key. Drafts are left out record by record.
    (
      everybody,
      [
        "GET api/v1/findings",
        "GET api/v1/findings/:finding",
        "GET api/v1/framework-areas",
        "GET api/v1/framework-areas/:area",
        "GET api/v1/framework-grades",
        "GET api/v1/framework-grades/:grade",
        "GET api/v1/frameworks",
        "GET api/v1/frameworks/:framework",
        "GET api/v1/inspections",
        "GET api/v1/inspections/:inspection",
        "GET api/v1/judgements",
        "GET api/v1/judgements/:judgement",
        "GET api/v1/openapi.json",
        "GET api/v1/published-plans",
        "GET api/v1/published-plans/:edition",
        "GET api/v1/published-plans/:edition/data",
        "GET api/v1/recommendations",
        "GET api/v1/recommendations/:recommendation",
        "GET api/v1/registers/policy-revisions",
        "GET api/v1/registers/policy-revisions/:revision",
        "GET api/v1/registers/statement-texts",
        "GET api/v1/registers/statement-texts/:text",
        "GET api/v1/registers/statements",
        "GET api/v1/registers/statements/:statement",
      ]
    ),
    // Plans, registers and histories, for those inside.
    (
      insiders,
      [
        "GET api/v1/board/challenges",
        "GET api/v1/board/challenges/:challenge",
        "GET api/v1/board/risk-scores",
        "GET api/v1/board/risk-scores/:score",
        "GET api/v1/board/risks",
        "GET api/v1/board/risks/:risk",
        "GET api/v1/consultation-groups",
        "GET api/v1/consultation-groups/:group",
        "GET api/v1/consultation-links",
        "GET api/v1/consultation-links/:link",
        "GET api/v1/consultations",
        "GET api/v1/consultations/:consultation",
        "GET api/v1/consultations/held",
        "GET api/v1/delivery-rule",
        "GET api/v1/delivery-rule/updates",
        "GET api/v1/dependencies",
        "GET api/v1/dependencies/:dependency",
        "GET api/v1/edition-actions",
        "GET api/v1/edition-actions/:words",
        "GET api/v1/edition-words",
        "GET api/v1/edition-words/:words",
        "GET api/v1/editions",
        "GET api/v1/editions/:edition",
        "GET api/v1/editions/:edition/conditions",
        "GET api/v1/editions/:edition/content",
        "GET api/v1/figure-rule",
        "GET api/v1/partners",
        "GET api/v1/partners/:body",
        "GET api/v1/plans",
        "GET api/v1/plans/:plan",
        "GET api/v1/plans/:plan/changes",
        "GET api/v1/plans/:plan/coverage",
        "GET api/v1/plans/:plan/figures",
        "GET api/v1/plans/:plan/figures/:figure",
        "GET api/v1/plans/:plan/outcomes/:outcome",
        "GET api/v1/plans/:plan/slippage",
        "GET api/v1/plans/:plan/timeline",
        "GET api/v1/registers/attendance",
        "GET api/v1/registers/attendance/:attendance",
        "GET api/v1/registers/challenges",
        "GET api/v1/registers/challenges/:challenge",
        "GET api/v1/registers/events",
        "GET api/v1/registers/events/:event",
        "GET api/v1/registers/leaders",
        "GET api/v1/registers/leaders/:leader",
        "GET api/v1/registers/peer-support",
        "GET api/v1/registers/peer-support/:peer",
        "GET api/v1/registers/policies",
        "GET api/v1/registers/policies/:policy",
        "GET api/v1/registers/priorities",
        "GET api/v1/registers/priorities/:priority",
        "GET api/v1/slippage",
        "GET api/v1/you-said",
        "GET api/v1/you-said/:said",
      ]
    ),
    // What is asked of oneself or of one’s body, and the boards on which one sits.
    (
      insidersAndPartners,
      [
        "GET api/v1/actions",
        "GET api/v1/actions/:action",
        "GET api/v1/board/boards",
        "GET api/v1/board/boards/:board",
        "GET api/v1/board/decisions",
        "GET api/v1/board/decisions/:decision",
        "GET api/v1/board/items",
        "GET api/v1/board/items/:item",
        "GET api/v1/board/log",
        "GET api/v1/board/log/:entry",
        "GET api/v1/board/meetings",
        "GET api/v1/board/meetings/:meeting",
        "GET api/v1/board/members",
        "GET api/v1/board/members/:member",
        "GET api/v1/board/packs",
        "GET api/v1/board/packs/:pack",
        "GET api/v1/board/packs/:pack/snapshot",
        "GET api/v1/evidence/:evidence",
        "GET api/v1/evidence/:evidence/file",
        "GET api/v1/registers/case-studies",
        "GET api/v1/registers/case-studies/:study",
        "GET api/v1/registers/readiness",
        "GET api/v1/registers/readiness-assessments",
        "GET api/v1/registers/readiness-assessments/:assessment",
        "GET api/v1/registers/readiness/:question",
        "GET api/v1/reminders",
        "POST api/v1/reminders/calendar",
        "POST api/v1/reminders/calendar/revoke",
      ]
    ),
    // Who is who.
    (
      keepersOfNames,
      [
        "GET api/v1/directory/bodies",
        "GET api/v1/directory/bodies/:body",
        "GET api/v1/directory/people",
        "GET api/v1/directory/people/:person",
        "GET api/v1/directory/posts",
        "GET api/v1/directory/posts/:post",
        "GET api/v1/reminders/settings",
        "GET api/v1/settings/publishing",
      ]
    ),
    // Keeping the plan: what inspectors said, actions, partners, plans brought in, consultations, editions.
    // Nobody approves an edition that they have prepared: the use case asks.
    (
      improvers,
      [
        "DELETE api/v1/consultation-groups/:group",
        "DELETE api/v1/editions/:edition",
        "GET api/v1/partner-links",
        "GET api/v1/partner-links/:link",
        "GET api/v1/partner-links/:link/uses",
        "GET api/v1/partner-questions",
        "GET api/v1/partner-questions/:question",
        "GET api/v1/plan-imports",
        "GET api/v1/plan-imports/:import",
        "GET api/v1/plan-imports/:import/file",
        "GET api/v1/plan-imports/:import/rows",
        "GET api/v1/reminders/made",
        "POST api/v1/actions/:action/due-date",
        "POST api/v1/actions/:action/restore",
        "POST api/v1/actions/:action/withdraw",
        "POST api/v1/consultations",
        "POST api/v1/consultations/:consultation/cancel",
        "POST api/v1/consultations/:consultation/cite",
        "POST api/v1/consultations/:consultation/groups",
        "POST api/v1/consultations/:consultation/held",
        "POST api/v1/consultations/:consultation/said",
        "POST api/v1/editions/:edition/approve",
        "POST api/v1/editions/:edition/propose",
        "POST api/v1/editions/:edition/return",
        "POST api/v1/editions/:edition/withdraw",
        "POST api/v1/inspections/:inspection/plans",
        "POST api/v1/partner-links/:link/revoke",
        "POST api/v1/partner-questions/:question/answer",
        "POST api/v1/partners/:body/links",
        "POST api/v1/plan-imports",
        "POST api/v1/plan-imports/:import/discard",
        "POST api/v1/plan-imports/:import/record",
        "POST api/v1/plan-imports/:import/undo",
        "POST api/v1/plans/:plan/actions",
        "POST api/v1/plans/:plan/editions",
        "POST api/v1/plans/:plan/outcomes/:outcome/evidence",
        "POST api/v1/plans/:plan/recommendations/:recommendation/due-date",
        "POST api/v1/plans/:plan/take-up",
        "PUT api/v1/actions/:action",
        "PUT api/v1/consultations/:consultation",
        "PUT api/v1/delivery-rule",
        "PUT api/v1/delivery-rule/updates",
        "PUT api/v1/editions/:edition",
        "PUT api/v1/editions/:edition/words/:outcome",
        "PUT api/v1/figure-rule",
        "PUT api/v1/plan-imports/:import/columns",
        "PUT api/v1/plan-imports/:import/owners",
        "PUT api/v1/plan-imports/:import/ratings",
        "PUT api/v1/plan-imports/:import/recommendations",
        "PUT api/v1/plan-imports/:import/rows",
        "PUT api/v1/plan-imports/:import/target",
        "PUT api/v1/plans/:plan",
        "PUT api/v1/plans/:plan/duties/:source",
        "PUT api/v1/plans/:plan/outcomes/:outcome",
        "PUT api/v1/plans/:plan/outcomes/:outcome/response",
        "PUT api/v1/you-said/:said",
      ]
    ),
    // Saying how an action is going; the use case asks how they stand to it.
    (
      ownersOfActions,
      [
        "DELETE api/v1/milestones/:milestone",
        "POST api/v1/actions/:action/evidence",
        "POST api/v1/actions/:action/milestones",
        "POST api/v1/actions/:action/progress",
        "POST api/v1/actions/:action/rating",
        "POST api/v1/actions/:action/recovery",
        "POST api/v1/evidence/:evidence/withdraw",
        "POST api/v1/milestones/:milestone/mark",
        "POST api/v1/ratings/:rating/end",
        "PUT api/v1/milestones/:milestone",
      ]
    ),
    // Verifying what others have said.
    (
      verifiers,
      [
        "POST api/v1/actions/:action/reopen",
        "POST api/v1/actions/:action/verify",
        "POST api/v1/evidence/:evidence/verify",
        "POST api/v1/plans/:plan/outcomes/:outcome/impact",
      ]
    ),
    // Keeping a board and recording what it decided.
    (
      [.boardManager, .director],
      [
        "POST api/v1/board/boards",
        "POST api/v1/board/boards/:board/meetings",
        "POST api/v1/board/boards/:board/members",
        "POST api/v1/board/challenges/:challenge/close",
        "POST api/v1/board/challenges/:challenge/reopen",
        "POST api/v1/board/meetings/:meeting/decisions",
        "POST api/v1/board/meetings/:meeting/items",
        "POST api/v1/board/meetings/:meeting/log",
        "POST api/v1/plans/:plan/outcomes/:outcome/rating",
        "POST api/v1/plans/:plan/outcomes/:outcome/reopen",
        "POST api/v1/plans/:plan/outcomes/:outcome/sign-off",
        "PUT api/v1/board/boards/:board",
        "PUT api/v1/board/decisions/:decision",
        "PUT api/v1/board/items/:item",
        "PUT api/v1/board/log/:entry",
        "PUT api/v1/board/meetings/:meeting",
        "PUT api/v1/board/members/:member",
      ]
    ),
    // Preparing a board’s work.
    (
      preparersOfBoards,
      [
        "DELETE api/v1/dependencies/:dependency",
        "POST api/v1/board/challenges",
        "POST api/v1/board/challenges/:challenge/answer",
        "POST api/v1/board/meetings/:meeting/pack",
        "POST api/v1/board/risks",
        "POST api/v1/board/risks/:risk/close",
        "POST api/v1/board/risks/:risk/reopen",
        "POST api/v1/board/risks/:risk/score",
        "POST api/v1/plans/:plan/dependencies",
        "PUT api/v1/board/challenges/:challenge",
        "PUT api/v1/board/risks/:risk",
      ]
    ),
    // Keeping the registers.
    (
      registerKeepers,
      [
        "POST api/v1/registers/case-studies/:study/confirm",
        "POST api/v1/registers/case-studies/:study/share",
        "POST api/v1/registers/case-studies/:study/withdraw",
        "POST api/v1/registers/events",
        "POST api/v1/registers/events/:event/case-studies",
        "POST api/v1/registers/events/:event/challenges",
        "POST api/v1/registers/peer-support",
        "POST api/v1/registers/policies",
        "POST api/v1/registers/policies/:policy/end",
        "POST api/v1/registers/policies/:policy/revise",
        "POST api/v1/registers/priorities",
        "POST api/v1/registers/readiness",
        "POST api/v1/registers/statements",
        "POST api/v1/registers/statements/:statement/publish",
        "POST api/v1/registers/statements/:statement/withdraw",
        "PUT api/v1/registers/case-studies/:study",
        "PUT api/v1/registers/events/:event",
        "PUT api/v1/registers/peer-support/:peer",
        "PUT api/v1/registers/policies/:policy",
        "PUT api/v1/registers/priorities/:priority",
        "PUT api/v1/registers/readiness/:question",
        "PUT api/v1/registers/statements/:statement",
        "PUT api/v1/registers/statements/:statement/words/:language",
      ]
    ),
    // Saying how ready a body is.
    (
      registerKeepers.union([.partnerLead]),
      [
        "POST api/v1/registers/readiness/:question/bodies/:body"
      ]
    ),
    // What the council has set for itself.
    (
      administrators,
      [
        "PUT api/v1/reminders/settings",
        "PUT api/v1/settings/publishing",
      ]
    ),
  ]
}
