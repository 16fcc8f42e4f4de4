import Kernel
import SiteMap
import Web

extension Service {
  /// The sections of the service, in the order of the thread.
  static let navigation: [NavigationItem] = [
    NavigationItem("Inspections", .inspections, for: .readPublished, under: "Inspections"),
    NavigationItem("Findings", .findings, for: .readPublished, under: "Inspections"),
    NavigationItem("Recommendations", .recommendations, for: .readPublished, under: "Inspections"),
    NavigationItem("Told more than once", .toldBefore, for: .readInspections, under: "Inspections"),
    NavigationItem("Papers", .papers, for: .manageInspections, under: "Inspections"),
    NavigationItem("National register", .register, for: .readPublished, under: "Inspections"),
    NavigationItem("Plans", .plans, for: .readPlan, under: "Plan"),
    NavigationItem("Actions", .actions, for: .readOwnActions, under: "Plan"),
    NavigationItem("Partners", .partners, for: .readPlan, under: "Plan"),
    NavigationItem("Consultations", .consultations, for: .readPlan, under: "Plan"),
    NavigationItem("Published plans", .publishedPlans, for: .readPublished, under: "Plan"),
    NavigationItem("Board", .board, for: .readBoard),
    NavigationItem("Registers", .registers, for: .readPublished),
    NavigationItem("Statutory returns", .returns, for: .readReturns),
    NavigationItem("Directory", .directory, for: .readDirectory, under: "Administration"),
    NavigationItem("Accounts", .users, for: .manageAccounts, under: "Administration"),
    NavigationItem("Settings", .settings, for: .readSettings, under: "Administration"),
  ]
}
