import Civil
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
      table: "account", "Account", name: RecordName("name", of: "account", for: .manageAccounts),
      columns: ["login": "Signs in with", "is_disabled": "Switched off"],
      words: ["roles": .titles(of: Role.self, \.title)],
      address: { ID<Account>($0).map { .user($0) } }),
    RecordKind(
      table: "person", "Person", name: RecordName("name", of: "person", for: .readDirectory),
      columns: ["left_on": "Left", "body_id": "Works for"],
      address: { ID<Person>($0).map { .person($0) } }),
    RecordKind(
      table: "body", "Body", name: RecordName("name", of: "body", for: .readDirectory),
      words: ["kind": .titles(of: Body.Kind.self, \.title)],
      address: { ID<Body>($0).map { .body($0) } }),
    RecordKind(
      table: "post", "Post", name: RecordName("title", of: "post", for: .readDirectory),
      columns: ["body_id": "Belongs to", "is_leadership": "In the register of leaders"],
      address: { ID<Post>($0).map { .post($0) } }),
    RecordKind(
      table: "post_holding", "Holder of a post",
      columns: ["start_on": "From", "end_on": "To", "is_interim": "Interim"],
      address: { ID<PostHolding>($0).map { .holding($0) } }),
    RecordKind(
      table: "time_rule", "Time rule",
      columns: [
        "rule_key": "Rule", "rule_version": "Version of the rule", "basis": "Counted from",
        "tag": "How sure",
      ],
      words: [
        "rule_key": RecordWords { TimeRuleKey(rawValue: $0).title },
        "unit": .titles(of: TimeUnit.self) { $0.name(for: 2) },
        "basis": .titles(of: TimeBasis.self, \.phrase),
        "tag": .titles(of: RuleTag.self, \.meaning),
      ],
      address: { _ in .timeRules }),
    RecordKind(
      table: "bank_holiday", "Bank holiday",
      columns: ["held_on": "Date", "replaces_on": "Moved from"], address: { _ in .bankHolidays }),
    RecordKind(table: "authority", "Council", address: { _ in .council }),
  ]
}
