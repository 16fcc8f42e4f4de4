import Civil
import Markup
import SiteMap
import Web

/// Pieces of evidence under one another: what each is, how strong, of which day, and who verified
/// it.
struct EvidenceTable {
  let title: String
  let evidence: [Evidence]
  /// The action that each belongs to, where the table holds those of several.
  let actions: [Evidence.ID: String]
  /// The past day that it is shown of; nil for today.
  let day: CivilDate?

  init(
    _ title: String, _ evidence: [Evidence], of actions: [Evidence.ID: String] = [:],
    asAt day: CivilDate? = nil
  ) {
    self.day = day
    self.title = title
    self.evidence = evidence
    self.actions = actions
  }

  var html: HTML {
    guard !evidence.isEmpty else { return HTML() }
    return dataTable(
      title, columns: ["Evidence", "Strength", "Of the day", "Verified"],
      rows: evidence.map { row($0) })
  }

  private func row(_ one: Evidence) -> [HTML] {
    [
      HTML {
        link(one.title, to: Address.evidence(one.id).asAt(day))
        div(
          [actions[one.id], one.kind.title, one.document == nil ? nil : "with a file"]
            .compactMap(\.self).joined(separator: ", "), .class("muted"))
      },
      HTML(one.strength.title), shortDay(one.effectiveOn), Self.standing(one),
    ]
  }

  static func standing(_ one: Evidence) -> HTML {
    if one.withdrawnOn != nil { return tag("Withdrawn", .neutral) }
    guard let by = one.verifiedBy else { return tag("Not verified yet", .caution) }
    return HTML {
      tag("Verified", .good)
      div("by \(by)", .class("muted"))
    }
  }
}
