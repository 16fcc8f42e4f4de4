import Kernel

extension RouteDecisions {
  static let board: [Decision] = [
    // What everybody may read, without signing in. Drafts and what is not published are refused record by record.
    (
      everybody,
      [
        "GET board/meetings/:meeting/note",
        "GET public-notes",
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
  ]
}
