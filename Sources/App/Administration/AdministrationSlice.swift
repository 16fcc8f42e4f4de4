import Kernel
import SiteMap
import Storage
import Web

/// Who may come in, who works here and holds which post, and the rules behind computed dates.
///
/// The records are the Kernel's; this slice is their pages and what is done on them.
public struct AdministrationSlice: Sendable {
  let world: World

  public init(world: World) { self.world = world }

  public func addRoutes(to site: inout Site) {
    AccountRoutes().add(to: &site)
    DirectoryRoutes().add(to: &site)
    HoldingRoutes().add(to: &site)
    SettingsRoutes().add(to: &site)
    for kind in Self.kinds { site.describe(kind) }
  }

  /// How the history calls the records.
  static let kinds = [
    RecordKind(
      table: "account", "Account",
      columns: ["login": "Signs in with", "is_disabled": "Switched off"],
      address: { ID<Account>($0).map { .user($0) } }),
    RecordKind(table: "person", "Person", address: { ID<Person>($0).map { .person($0) } }),
    RecordKind(table: "body", "Body", address: { ID<Body>($0).map { .body($0) } }),
    RecordKind(table: "post", "Post", address: { ID<Post>($0).map { .post($0) } }),
    RecordKind(
      table: "post_holding", "Holder of a post",
      columns: ["start_on": "From", "end_on": "To", "is_interim": "Interim"],
      address: { ID<PostHolding>($0).map { .holding($0) } }),
    RecordKind(
      table: "time_rule", "Time rule",
      columns: ["rule_key": "Rule", "rule_version": "Version of the rule"],
      address: { _ in .timeRules }),
    RecordKind(
      table: "bank_holiday", "Bank holiday",
      columns: ["held_on": "Date", "replaces_on": "Moved from"], address: { _ in .bankHolidays }),
    RecordKind(table: "authority", "Council", address: { _ in .council }),
  ]
}
