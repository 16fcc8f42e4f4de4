import Kernel

/// Who may use each route, decided by people and written down apart from `Access`, so that neither can be
/// changed alone.
enum RouteDecisions {
  private static let everybody = Set(Role.allCases)
  private static let signedIn = everybody.subtracting([.public])
  /// Those who work with the plan inside the council and its safeguarding partnership.
  private static let insiders: Set<Role> = [
    .improvementOfficer, .director, .boardManager, .scrutinyOfficer, .teamManager, .inspector,
    .informationOfficer, .independentReviewingOfficer,
  ]
  private static let insidersAndPartners = insiders.union([.partnerLead])
  /// Inspectors read, information officers audit: neither answers for an action.
  private static let ownersOfActions = insidersAndPartners.subtracting([
    .inspector, .informationOfficer,
  ])
  private static let keepersOfNames = insiders.union([.administrator])
  private static let verifiers: Set<Role> = [
    .improvementOfficer, .director, .boardManager, .independentReviewingOfficer,
  ]
  private static let preparersOfBoards: Set<Role> = [
    .improvementOfficer, .director, .boardManager,
  ]
  private static let improvers: Set<Role> = [.improvementOfficer, .director]
  /// Those who keep the plan, and the manager of the board.
  private static let registerKeepers = improvers.union([.boardManager])
  private static let administrators: Set<Role> = [.administrator]
  /// Whoever keeps the council’s returns (domain §14: plans, measures, returns).
  private static let keepersOfReturns: Set<Role> = [.improvementOfficer]
  /// Team managers see what is of their team; the handler asks which that is.
  private static let readersOfReturns = keepersOfReturns.union([.teamManager])

  static let all: [String: Set<Role>] = Dictionary(
    uniqueKeysWithValues: decisions.flatMap { decision in
      decision.routes.map { ($0, decision.roles) }
    })

  private static let decisions: [(roles: Set<Role>, routes: [String])] = [
    // What everybody may read, without signing in. Drafts and what is not published are refused record by record.
    (
      everybody,
      [
        "GET ",
        "GET accessibility",
        "GET board/meetings/:meeting/note",
        "GET findings",
        "GET findings/:finding",
        "GET frameworks",
        "GET frameworks/:code",
        "GET inspections",
        "GET inspections/:inspection",
        "GET inspections/timeline",
        "GET policies/released",
        "GET policies/released/:month",
        "GET policies/revisions/:revision/document",
        "GET recommendations",
        "GET recommendations/:recommendation",
        "GET register",
        "GET register/councils",
        "GET register/councils/:council",
        "GET register/councils/:council/neighbours",
        "GET register/judgements",
        "GET register/map",
        "GET register/neighbours",
        "GET registers",
        "GET report-documents/:document",
        "GET sign-in",
        "GET statements",
        "GET statements/:statement",
        "GET statements/:statement/:language",
        "POST sign-in",
      ]
    ),
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
        // What a calendar fetches: by a secret of 256 bits that stands for one account’s deadlines.
        "GET calendar/:secret",
      ]
    ),
    // One’s own account.
    (
      signedIn,
      [
        "GET account",
        "GET account/password",
        "POST account/password",
        "POST account/sessions/:session/end",
        "POST account/sign-out-everywhere",
        "POST sign-out",
      ]
    ),
    // Papers and findings that are not public.
    (
      insiders,
      [
        "GET findings/reminders",
        "GET papers",
        "GET papers/:paper",
        "GET papers/:paper/file",
        "GET papers/:paper/pages/:page",
        "GET papers/:paper/view/:page",
      ]
    ),
    // Statutory returns: which were checked, and when.
    (readersOfReturns.union([.informationOfficer]), ["GET returns"]),
    // Statutory returns: who looked at what was found.
    (keepersOfReturns.union([.informationOfficer]), ["GET returns/looks"]),
    // Statutory returns: what was found, child by child.
    (
      readersOfReturns,
      [
        "GET returns/:run",
        "GET returns/:run/children",
        "GET returns/:run/children/:child",
        "GET returns/:run/fixed",
        "GET returns/:run/issues",
        "GET returns/:run/issues/:issue",
        "POST returns/:run/find",
      ]
    ),
    // Statutory returns: checking them, and all that leaves with a file.
    (
      keepersOfReturns,
      [
        "GET returns/:run/delete",
        "GET returns/:run/file",
        "GET returns/:run/summary",
        "GET returns/:run/tables/:table",
        "GET returns/:run/team-workbook",
        "GET returns/:run/teams",
        "GET returns/keeping",
        "GET returns/new",
        "GET returns/teams",
        "POST returns",
        "POST returns/:run/delete",
        "POST returns/:run/forget",
        "POST returns/:run/issues/:issue/note",
        "POST returns/keeping",
        "POST returns/teams",
        "POST returns/teams/remove",
      ]
    ),
    // Recording what inspectors said.
    (
      improvers,
      [
        "POST findings/:finding",
        "GET findings/:finding/edit",
        "GET findings/:finding/look-again",
        "POST findings/:finding/look-again",
        "POST inspections",
        "POST inspections/:inspection",
        "GET inspections/:inspection/edit",
        "POST inspections/:inspection/findings",
        "GET inspections/:inspection/findings/new",
        "GET inspections/:inspection/judgements",
        "POST inspections/:inspection/judgements",
        "GET inspections/:inspection/publication-date",
        "POST inspections/:inspection/publication-date",
        "POST inspections/:inspection/publish",
        "POST inspections/:inspection/recommendations",
        "GET inspections/:inspection/recommendations/new",
        "GET inspections/:inspection/withdraw",
        "POST inspections/:inspection/withdraw",
        "GET inspections/new",
        "GET imports",
        "POST imports",
        "GET imports/:batch",
        "POST imports/:batch/again",
        "POST imports/:batch/files",
        "GET imports/new",
        "POST papers",
        "POST papers/:paper",
        "POST papers/:paper/discard",
        "GET papers/:paper/doubts",
        "POST papers/:paper/doubts",
        "GET papers/:paper/file-away",
        "POST papers/:paper/file-away",
        "GET papers/:paper/findings",
        "POST papers/:paper/findings",
        "POST papers/:paper/take-out",
        "GET papers/upload",
        "POST recommendations/:recommendation",
        "GET recommendations/:recommendation/edit",
        "POST register",
        "POST register/:line",
        "GET register/:line/edit",
        "GET register/neighbours/import",
        "POST register/neighbours/import",
        "POST register/neighbours/preview",
        "GET register/new",
        "GET report-documents",
        "POST report-documents",
        "POST report-documents/:document/link",
        "POST report-documents/:document/publish",
        "GET report-documents/new",
      ]
    ),
    // The history of a record; of some tables, such as accounts, only administrators read it.
    (
      insiders,
      [
        "GET history/:table/:record"
      ]
    ),
    // Undoing a change.
    (
      improvers,
      [
        "POST history/:table/:record/undo"
      ]
    ),
    // The plan.
    (
      insiders,
      [
        "GET plans",
        "GET plans/:plan",
        "GET plans/:plan/coverage",
        "GET plans/:plan/outcomes/:outcome",
        "GET plans/:plan/ratings",
        "GET delivery-rule",
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
        "GET actions/:action/edit",
        "POST actions/:action/edit",
        "POST actions/:action/restore",
        "GET actions/:action/withdraw",
        "POST actions/:action/withdraw",
        "GET inspections/:inspection/plan",
        "POST inspections/:inspection/plan",
        "GET plans/:plan/actions/new",
        "POST plans/:plan/actions/new",
        "GET plans/:plan/duties/:source",
        "POST plans/:plan/duties/:source",
        "GET plans/:plan/edit",
        "POST plans/:plan/edit",
        "GET plans/:plan/outcomes/:outcome/edit",
        "POST plans/:plan/outcomes/:outcome/edit",
        "GET plans/:plan/outcomes/:outcome/evidence",
        "POST plans/:plan/outcomes/:outcome/evidence",
        "GET plans/:plan/outcomes/:outcome/response",
        "POST plans/:plan/outcomes/:outcome/response",
        "POST delivery-rule",
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
        "GET actions/:action/progress",
        "POST actions/:action/progress",
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
        "GET plans/:plan/outcomes/:outcome/rating",
        "POST plans/:plan/outcomes/:outcome/rating",
        "GET plans/:plan/outcomes/:outcome/reopen",
        "POST plans/:plan/outcomes/:outcome/reopen",
        "GET plans/:plan/outcomes/:outcome/sign-off",
        "POST plans/:plan/outcomes/:outcome/sign-off",
      ]
    ),
    // The registers beside the plan.
    (
      insiders,
      [
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
      ]
    ),
    // Keeping the registers.
    (
      registerKeepers,
      [
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
    // Boards: insiders read all of them, members those on which they sit.
    (
      insidersAndPartners,
      [
        "GET board",
        "GET board/boards/:board",
        "GET board/meetings/:meeting",
        "GET board/packs/:pack",
        "GET board/packs/:pack/data",
      ]
    ),
    // The challenge log, the risk register, and what waits for what.
    (
      insiders,
      [
        "GET board/challenges",
        "GET board/challenges/:challenge",
        "GET board/risks",
        "GET board/risks/:risk",
        "GET plans/:plan/dependencies",
      ]
    ),
    // Preparing a board’s work.
    (
      preparersOfBoards,
      [
        "POST board/challenges/:challenge/answer",
        "GET board/challenges/:challenge/answer",
        "GET board/challenges/:challenge/edit",
        "POST board/challenges/:challenge/edit",
        "GET board/challenges/new",
        "POST board/challenges/new",
        "GET board/meetings/:meeting/pack",
        "POST board/meetings/:meeting/pack",
        "GET board/risks/:risk/close",
        "POST board/risks/:risk/close",
        "GET board/risks/:risk/edit",
        "POST board/risks/:risk/edit",
        "POST board/risks/:risk/reopen",
        "GET board/risks/:risk/score",
        "POST board/risks/:risk/score",
        "GET board/risks/new",
        "POST board/risks/new",
        "POST dependencies/:dependency/remove",
        "POST plans/:plan/dependencies",
      ]
    ),
    // Keeping a board, its meetings and minutes, and what the public may read of them.
    (
      [.boardManager, .director],
      [
        "POST board/boards/:board/dates",
        "GET board/boards/:board/edit",
        "POST board/boards/:board/edit",
        "GET board/boards/:board/meetings",
        "POST board/boards/:board/meetings",
        "GET board/boards/:board/members",
        "POST board/boards/:board/members",
        "GET board/challenges/:challenge/close",
        "POST board/challenges/:challenge/close",
        "GET board/challenges/:challenge/reopen",
        "POST board/challenges/:challenge/reopen",
        "GET board/decisions/:decision",
        "POST board/decisions/:decision",
        "GET board/items/:item",
        "POST board/items/:item",
        "GET board/log/:entry",
        "POST board/log/:entry",
        "GET board/meetings/:meeting/agreement",
        "POST board/meetings/:meeting/agreement",
        "GET board/meetings/:meeting/attendance",
        "POST board/meetings/:meeting/attendance",
        "GET board/meetings/:meeting/decisions",
        "POST board/meetings/:meeting/decisions",
        "GET board/meetings/:meeting/edit",
        "POST board/meetings/:meeting/edit",
        "GET board/meetings/:meeting/items",
        "POST board/meetings/:meeting/items",
        "GET board/meetings/:meeting/log",
        "POST board/meetings/:meeting/log",
        "POST board/meetings/:meeting/note",
        "POST board/meetings/:meeting/note/withdraw",
        "GET board/members/:member",
        "POST board/members/:member",
        "GET board/new",
        "POST board/new",
      ]
    ),
    // Who is who.
    (
      keepersOfNames,
      [
        "GET directory",
        "GET directory/bodies",
        "GET directory/bodies/:body",
        "GET directory/people",
        "GET directory/people/:person",
        "GET directory/posts",
        "GET directory/posts/:post",
      ]
    ),
    // Changing who is who.
    (
      improvers,
      [
        "POST directory/bodies",
        "POST directory/bodies/:body",
        "GET registers/leaders/choose",
        "POST registers/leaders/choose",
        "GET directory/bodies/:body/edit",
        "GET directory/bodies/new",
        "GET directory/holdings/:holding",
        "POST directory/holdings/:holding",
        "POST directory/people",
        "POST directory/people/:person",
        "GET directory/people/:person/edit",
        "GET directory/people/new",
        "POST directory/posts",
        "POST directory/posts/:post",
        "GET directory/posts/:post/edit",
        "POST directory/posts/:post/holders",
        "GET directory/posts/:post/holders/new",
        "GET directory/posts/new",
      ]
    ),
    // Accounts.
    (
      administrators,
      [
        "POST register/councils",
        "GET register/councils/:council/edit",
        "GET register/councils/new",
        "GET users",
        "POST users",
        "GET users/:user",
        "POST users/:user",
        "GET users/:user/edit",
        "POST users/:user/off",
        "POST users/:user/on",
        "POST users/:user/password",
        "GET users/new",
      ]
    ),
    // Time rules and bank holidays, which stand behind every date.
    (
      keepersOfNames,
      [
        "GET settings",
        "GET settings/bank-holidays",
        "GET settings/registers",
        "GET settings/time-rules",
        "GET settings/time-rules/:key",
        "GET reminders/settings",
      ]
    ),
    // Changing them.
    (
      administrators,
      [
        "POST settings/bank-holidays",
        "POST settings/bank-holidays/:holiday/remove",
        "GET settings/council",
        "POST settings/council",
        "POST settings/registers",
        "POST settings/time-rules/:key",
        "POST reminders/settings",
      ]
    ),
  ]
}
