import Kernel

extension RouteDecisions {
  static let service: [Decision] = [
    // What everybody may read, without signing in. Drafts and what is not published are refused record by record.
    (
      everybody,
      [
        "GET ",
        "GET accessibility",
        // What is found is decided record by record (SearchAccessTests).
        "GET search",
        "GET api",
        "GET sign-in",
        "POST sign-in",
      ]
    ),
    // One’s own account.
    (
      signedIn,
      [
        "GET account",
        "POST account/keys/:key/end",
        "GET account/keys/new",
        "POST account/keys/new",
        "GET account/password",
        "POST account/password",
        "POST account/sessions/:session/end",
        "POST account/sign-out-everywhere",
        "POST sign-out",
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
  ]
}
