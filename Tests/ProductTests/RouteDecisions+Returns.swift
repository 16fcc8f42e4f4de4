import Kernel

extension RouteDecisions {
  static let returns: [Decision] = [
    // Statutory returns: which were checked, and when.
    (
      readersOfReturns.union([.informationOfficer]),
      [
        "GET returns"
      ]
    ),
    // Statutory returns: who looked at what was found.
    (
      keepersOfReturns.union([.informationOfficer]),
      [
        "GET returns/looks"
      ]
    ),
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
        "GET returns/:run/issues/:issue/note",
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
        "GET returns/:run/warnings",
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
  ]
}
