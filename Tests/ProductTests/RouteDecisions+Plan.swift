import Kernel

extension RouteDecisions {
  static let plan: [Decision] = [
    // The doors of partners without an account. Anybody may come to them, and nothing opens by coming: `p/…`
    // asks for a link’s secret (256 random bits), `asked/…` for the browser in which somebody came by that link
    // and said who they are. What they see is what is asked of one body (PartnerLinkTests).
    (
      everybody,
      [
        "GET p/:secret",
        "POST p/:secret",
        "GET asked/:visit",
        "POST asked/:visit/leave",
        "GET asked/:visit/actions/:action/evidence",
        "POST asked/:visit/actions/:action/evidence",
        "GET asked/:visit/actions/:action/not-ours",
        "POST asked/:visit/actions/:action/not-ours",
        "GET asked/:visit/actions/:action/progress",
        "POST asked/:visit/actions/:action/progress",
        "POST asked/:visit/actions/:action/draft",
        "POST asked/:visit/actions/:action/milestones/:milestone",
        "GET asked/:visit/actions/:action/take-back",
        "POST asked/:visit/actions/:action/take-back",
        "GET asked/:visit/actions/:action/word",
        "POST asked/:visit/actions/:action/word",
        "GET asked/:visit/questions/:kind/:question",
        "POST asked/:visit/questions/:kind/:question",
        // What a calendar fetches: by a secret of 256 bits that stands for one account’s deadlines.
        "GET calendar/:secret",
      ]
    ),
    // The plan.
    (
      insiders,
      [
        "GET plans",
        "GET plans/:plan",
        "GET plans/:plan/coverage",
        "GET plans/:plan/timeline",
        "GET plans/:plan/changes",
        "GET plans/:plan/versions",
        "GET plans/:plan/versions/:version",
        "GET plans/:plan/one-page",
        "GET plans/:plan/outcomes/:outcome",
        "GET plans/:plan/ratings",
        "GET delivery-rule",
        "GET plans/:plan/figures",
        "GET plans/:plan/figures/:figure",
        "GET plans/:plan/slippage",
        "GET slippage",
        "GET plans/:plan/narrative",
        "GET figure-rule",
        "GET plans/:plan/calendar",
        "GET partners",
        "GET partners/:body",
      ]
    ),
    // Actions: all of them for insiders, for partners those that are asked of them.
    (
      insidersAndPartners,
      [
        "GET actions",
        "GET actions/:action",
        // Which updates are due: everybody's for insiders, for partners their own.
        "GET actions/updates-due",
        "GET evidence/:evidence",
        "GET evidence/:evidence/file",
        // What waits for oneself, and the address of one’s own calendar.
        "GET reminders",
        "POST reminders/calendar",
        "POST reminders/calendar/revoke",
      ]
    ),
    // Making and changing the plan.
    (
      improvers,
      [
        "GET actions/:action/due-date",
        "POST actions/:action/due-date",
        "GET actions/:action/due-date/stands",
        "POST actions/:action/due-date/stands",
        "GET actions/:action/edit",
        "POST actions/:action/edit",
        "GET actions/:action/restore",
        "POST actions/:action/restore",
        "GET actions/:action/withdraw",
        "POST actions/:action/withdraw",
        "GET inspections/:inspection/plan",
        "POST inspections/:inspection/plan",
        "GET plans/:plan/actions/new",
        "POST plans/:plan/actions/new",
        "GET plans/:plan/duties/:source",
        "POST plans/:plan/duties/:source",
        "GET plans/:plan/inspections",
        "POST plans/:plan/inspections",
        "GET plans/:plan/inspections/:source/leave",
        "POST plans/:plan/inspections/:source/leave",
        "GET plans/:plan/approve",
        "POST plans/:plan/approve",
        "GET plans/:plan/edit",
        "POST plans/:plan/edit",
        "GET plans/:plan/outcomes/:outcome/edit",
        "POST plans/:plan/outcomes/:outcome/edit",
        "GET plans/:plan/outcomes/:outcome/evidence",
        "POST plans/:plan/outcomes/:outcome/evidence",
        "GET plans/:plan/outcomes/:outcome/response",
        "POST plans/:plan/outcomes/:outcome/response",
        "POST delivery-rule",
        "POST figure-rule",
        "POST delivery-rule/updates",
        "GET plans/:plan/recommendations/:recommendation/due-date",
        "POST plans/:plan/recommendations/:recommendation/due-date",
        "POST plans/:plan/take-up",
        "GET plan-imports",
        "POST plan-imports",
        "GET plan-imports/new",
        "GET plan-imports/:import",
        "GET plan-imports/:import/columns",
        "POST plan-imports/:import/columns",
        "POST plan-imports/:import/discard",
        "GET plan-imports/:import/file",
        "GET plan-imports/:import/owners",
        "POST plan-imports/:import/owners",
        "GET plan-imports/:import/problems",
        "GET plan-imports/:import/ratings",
        "POST plan-imports/:import/ratings",
        "GET plan-imports/:import/recommendations",
        "POST plan-imports/:import/recommendations",
        "POST plan-imports/:import/record",
        "GET plan-imports/:import/rows",
        "POST plan-imports/:import/rows",
        "GET plan-imports/:import/target",
        "POST plan-imports/:import/target",
        "POST plan-imports/:import/undo",
        "GET reminders/made",
        "GET partners/:body/links/new",
        "POST partners/:body/links/new",
        "GET partner-links/:link",
        "POST partner-links/:link/revoke",
        "GET partner-questions/:question",
        "POST partner-questions/:question",
      ]
    ),
    // Saying how an action is going, for whoever owns it.
    (
      ownersOfActions,
      [
        // Many at once: the rows are those that one owns.
        "GET actions/update",
        "POST actions/update",
        // What is being written and not published: the use cases ask who may write it.
        "GET actions/:action/draft",
        "POST actions/:action/draft",
        "POST actions/:action/draft/restore",
        "POST actions/:action/draft/discard",
        "GET milestones/:milestone/edit",
        "POST milestones/:milestone/edit",
        "GET actions/:action/progress",
        "POST actions/:action/progress",
        // A partner’s word: the use case asks whether it is about what they lead.
        "GET partner-words/:word",
        "POST partner-words/:word",
        "GET actions/:action/evidence",
        "POST actions/:action/evidence",
        "POST actions/:action/milestones",
        "GET actions/:action/rating",
        "POST actions/:action/rating",
        "GET actions/:action/recovery",
        "POST actions/:action/recovery",
        "POST evidence/:evidence/withdraw",
        "POST milestones/:milestone/mark",
        "POST milestones/:milestone/remove",
        "POST ratings/:rating/end",
      ]
    ),
    // The second pair of eyes: verifying what others have said, judging impact.
    (
      verifiers,
      [
        "GET actions/:action/reopen",
        "POST actions/:action/reopen",
        "GET actions/:action/verify",
        "POST actions/:action/verify",
        "POST evidence/:evidence/verify",
        "GET plans/:plan/outcomes/:outcome/impact",
        "POST plans/:plan/outcomes/:outcome/impact",
      ]
    ),
    // What the board decides.
    (
      [.boardManager, .director],
      [
        "GET plans/:plan/outcomes/:outcome/confirm",
        "POST plans/:plan/outcomes/:outcome/confirm",
        "GET plans/:plan/outcomes/:outcome/rating",
        "POST plans/:plan/outcomes/:outcome/rating",
        "GET plans/:plan/outcomes/:outcome/reopen",
        "POST plans/:plan/outcomes/:outcome/reopen",
        "GET plans/:plan/outcomes/:outcome/sign-off",
        "POST plans/:plan/outcomes/:outcome/sign-off",
      ]
    ),
    // Time rules and bank holidays, which stand behind every date.
    (
      keepersOfNames,
      [
        "GET reminders/settings"
      ]
    ),
    // Changing them.
    (
      administrators,
      [
        "POST reminders/settings"
      ]
    ),
  ]
}
