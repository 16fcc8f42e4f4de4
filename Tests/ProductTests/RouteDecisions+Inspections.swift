import Kernel

extension RouteDecisions {
  static let inspections: [Decision] = [
    // What everybody may read, without signing in. Drafts and what is not published are refused record by record.
    (
      everybody,
      [
        "GET findings",
        "GET findings/:finding",
        "GET frameworks",
        "GET frameworks/:code",
        "GET inspections",
        "GET inspections/:inspection",
        "GET inspections/timeline",
        "GET recommendations",
        "GET recommendations/:recommendation",
        "GET register",
        "GET register/councils",
        "GET register/councils/:council",
        "GET register/councils/:council/neighbours",
        "GET register/judgements",
        "GET register/map",
        "GET register/neighbours",
        "GET report-documents/:document",
      ]
    ),
    // Papers and findings that are not public.
    (
      insiders,
      [
        "GET findings/reminders",
        "GET told-before",
        "GET papers",
        "GET papers/:paper",
        "GET papers/:paper/file",
        "GET papers/:paper/pages/:page",
        "GET papers/:paper/view/:page",
      ]
    ),
    // Recording what inspectors said.
    (
      improvers,
      [
        "POST findings/:finding",
        "GET recommendations/:recommendation/told-before",
        "POST recommendations/:recommendation/told-before",
        "POST told-before/:link/undo",
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
    // Accounts.
    (
      administrators,
      [
        "POST register/councils",
        "GET register/councils/:council/edit",
        "GET register/councils/new",
      ]
    ),
  ]
}
