import Kernel

extension RouteDecisions {
  static let publishing: [Decision] = [
    // What everybody reads of a plan. Editions that are prepared are refused record by record.
    (
      everybody,
      [
        "GET published-plans",
        "GET published-plans/:edition",
        "GET published-plans/:edition/children",
        "GET published-plans/:edition/data",
      ]
    ),
    // Editions while they are prepared.
    (
      insiders,
      [
        "GET plans/:plan/editions",
        "GET editions/:edition",
        "GET editions/:edition/preview",
      ]
    ),
    // Preparing them; and approving them, never one that one has prepared: the use case asks.
    (
      improvers,
      [
        "POST plans/:plan/editions",
        "GET plans/:plan/editions/new",
        "POST editions/:edition",
        "POST editions/:edition/discard",
        "GET editions/:edition/edit",
        "POST editions/:edition/propose",
        "GET editions/:edition/words/:outcome",
        "POST editions/:edition/words/:outcome",
        "GET editions/:edition/approve",
        "POST editions/:edition/approve",
        "GET editions/:edition/return",
        "POST editions/:edition/return",
        "GET editions/:edition/withdraw",
        "POST editions/:edition/withdraw",
      ]
    ),
    (
      keepersOfNames,
      [
        "GET settings/publishing"
      ]
    ),
    (
      administrators,
      [
        "POST settings/publishing"
      ]
    ),
  ]
}
