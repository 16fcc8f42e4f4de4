import Kernel

extension RouteDecisions {
  static let registers: [Decision] = [
    // What everybody may read, without signing in. Drafts and what is not published are refused record by record.
    (
      everybody,
      [
        "GET policies/released",
        "GET policies/released/:month",
        "GET policies/revisions/:revision/document",
        "GET registers",
        "GET statements",
        "GET statements/:statement",
        "GET statements/:statement/:language",
      ]
    ),
    // The registers beside the plan.
    (
      insiders,
      [
        "GET registers/campaigns",
        "GET registers/campaigns/:campaign",
        "GET registers/campaigns/:campaign/material",
        "GET registers/challenges",
        "GET registers/events",
        "GET registers/events/:event",
        "GET registers/leaders",
        "GET registers/leaders/:post",
        "GET registers/peer-support",
        "GET registers/peer-support/:peer",
        "GET registers/policies",
        "GET registers/policies/:policy",
        "GET registers/policies/on-time",
        "GET registers/priorities",
        "GET registers/schools",
        "GET registers/schools/:school",
        "GET registers/statements",
        "GET registers/statements/:statement",
      ]
    ),
    // What partners learn from, and what their own body is asked: record by record.
    (
      insidersAndPartners,
      [
        "GET registers/case-studies",
        "GET registers/case-studies/:study",
        "GET registers/readiness",
        "GET registers/readiness/:question",
      ]
    ),
    // Saying how ready a body is, for the body’s own lead too.
    (
      registerKeepers.union([.partnerLead]),
      [
        "GET registers/readiness/:question/bodies/:body",
        "POST registers/readiness/:question/bodies/:body",
        // What one’s own body is asked, by registers and boards: the handler asks which body.
        "GET asked-of-us/:kind/:question",
        "POST asked-of-us/:kind/:question",
      ]
    ),
    // Keeping the registers.
    (
      registerKeepers,
      [
        "POST registers/campaigns",
        "POST registers/campaigns/:campaign",
        "GET registers/campaigns/:campaign/edit",
        "GET registers/campaigns/:campaign/receipts",
        "POST registers/campaigns/:campaign/receipts",
        "GET registers/campaigns/:campaign/schools/:school",
        "POST registers/campaigns/:campaign/schools/:school",
        "GET registers/campaigns/new",
        "POST registers/case-studies/:study",
        "POST registers/case-studies/:study/confirm",
        "GET registers/case-studies/:study/edit",
        "POST registers/case-studies/:study/share",
        "POST registers/case-studies/:study/withdraw",
        "POST registers/events",
        "POST registers/events/:event",
        "GET registers/events/:event/attendance",
        "POST registers/events/:event/attendance",
        "POST registers/events/:event/case-studies",
        "GET registers/events/:event/case-studies/new",
        "POST registers/events/:event/challenges",
        "GET registers/events/:event/challenges/new",
        "GET registers/challenges/:challenge",
        "POST registers/challenges/:challenge",
        "GET registers/events/:event/edit",
        "GET registers/events/new",
        "POST registers/peer-support",
        "POST registers/peer-support/:peer",
        "GET registers/peer-support/:peer/edit",
        "GET registers/peer-support/new",
        "POST registers/policies",
        "POST registers/policies/:policy",
        "GET registers/policies/:policy/edit",
        "GET registers/policies/:policy/end",
        "POST registers/policies/:policy/end",
        "GET registers/policies/:policy/revise",
        "POST registers/policies/:policy/revise",
        "GET registers/policies/new",
        "GET registers/policy-revisions/:revision/publish",
        "POST registers/policy-revisions/:revision/publish",
        "POST registers/priorities",
        "GET registers/priorities/:priority",
        "POST registers/priorities/:priority",
        "GET registers/priorities/new",
        "POST registers/readiness",
        "POST registers/readiness/:question",
        "GET registers/readiness/:question/edit",
        "GET registers/readiness/new",
        "POST registers/schools",
        "POST registers/schools/:school",
        "GET registers/schools/:school/edit",
        "GET registers/schools/new",
        "GET registers/schools/several",
        "POST registers/schools/several",
        "POST registers/statements",
        "POST registers/statements/:statement",
        "GET registers/statements/:statement/approve",
        "POST registers/statements/:statement/approve",
        "GET registers/statements/:statement/edit",
        "POST registers/statements/:statement/languages",
        "POST registers/statements/:statement/languages/:language/remove",
        "GET registers/statements/:statement/languages/new",
        "POST registers/statements/:statement/publish",
        "GET registers/statements/:statement/withdraw",
        "POST registers/statements/:statement/withdraw",
        "GET registers/statements/:statement/words/:language",
        "POST registers/statements/:statement/words/:language",
        "GET registers/statements/new",
      ]
    ),
    // Changing who is who.
    (
      improvers,
      [
        "GET registers/leaders/choose",
        "POST registers/leaders/choose",
      ]
    ),
    // Time rules and bank holidays, which stand behind every date.
    (
      keepersOfNames,
      [
        "GET settings/registers"
      ]
    ),
    // Changing them.
    (
      administrators,
      [
        "POST settings/registers"
      ]
    ),
  ]
}
