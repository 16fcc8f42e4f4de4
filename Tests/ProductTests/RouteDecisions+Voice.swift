import Kernel

extension RouteDecisions {
  static let voice: [Decision] = [
    // Consultations with children and families. The public sees what a published plan shows of them.
    (
      insiders,
      [
        "GET consultations",
        "GET consultations/:consultation",
        "GET consultations/held",
      ]
    ),
    // Planning and answering them.
    (
      improvers,
      [
        "POST consultations",
        "GET consultations/new",
        "POST consultations/:consultation",
        "GET consultations/:consultation/edit",
        "GET consultations/:consultation/cancel",
        "POST consultations/:consultation/cancel",
        "GET consultations/:consultation/cite",
        "POST consultations/:consultation/cite",
        "GET consultations/:consultation/groups",
        "POST consultations/:consultation/groups",
        "GET consultations/:consultation/held",
        "POST consultations/:consultation/held",
        "GET consultations/:consultation/said",
        "POST consultations/:consultation/said",
        "POST consultation-groups/:group/remove",
        "GET you-said/:said",
        "POST you-said/:said",
      ]
    ),
  ]
}
