import Kernel
import SiteMap
import Web

extension Service {
  /// The sections of the service, in the order of the thread.
  static let navigation: [NavigationItem] = [
    NavigationItem("Inspections", .inspections, for: .readPublished),
    NavigationItem("Findings", .findings, for: .readPublished),
    NavigationItem("Recommendations", .recommendations, for: .readPublished),
    NavigationItem("Plans", .plans, for: .readPlan),
    NavigationItem("Actions", .actions, for: .readOwnActions),
    NavigationItem("Board", .board, for: .readBoard),
    NavigationItem("Registers", .registers, for: .readPublished),
    NavigationItem("Partners", .partners, for: .readPlan),
    NavigationItem("Papers", .papers, for: .manageInspections),
    NavigationItem("National register", .register, for: .readPublished),
    NavigationItem("Statutory returns", .returns, for: .readReturns),
    NavigationItem("Directory", .directory, for: .readDirectory),
    NavigationItem("Accounts", .users, for: .manageAccounts),
    NavigationItem("Settings", .settings, for: .readSettings),
  ]
}
