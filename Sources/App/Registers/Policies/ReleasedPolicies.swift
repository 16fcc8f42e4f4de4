import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A month of a year, as addresses write it: "2026-05".
struct YearMonth: Hashable, Sendable, Comparable {
  /// Its first day.
  let first: CivilDate

  init(of day: CivilDate) { first = day.firstOfMonth }

  init?(_ text: String) {
    guard let first = CivilDate(text + "-01") else { return nil }
    self.first = first
  }

  var days: ClosedRange<CivilDate> { first...first.lastOfMonth }

  /// "2026-05".
  var code: String { String(first.description.prefix(7)) }

  /// "May 2026".
  var title: String { String(first.longForm.dropFirst(2)) }

  static func < (left: YearMonth, right: YearMonth) -> Bool { left.first < right.first }
}

/// What the public sees of the policies: the months in which some were published, and each month’s
/// list (S60).
extension PolicyHandlers {
  @Sendable func months(_ visit: Visit) async throws -> Answer {
    let months = try await visit.store.read { db in
      try db.values(
        CivilDate.self,
        """
        SELECT published_on FROM policy_revision
        WHERE authority_id = \(visit.authority) AND published_on IS NOT NULL
        ORDER BY published_on DESC, id
        """)
    }
    let counts = Dictionary(grouping: months, by: YearMonth.init).mapValues(\.count)
    return .page(
      Page("Policies published", breadcrumbs: [Breadcrumb("Registers", .registers)]) {
        lead("The policies that the council and its partners work by, as they were revised.")
        if counts.isEmpty {
          emptyState("No policy has been published here yet.")
        } else {
          ul {
            for month in counts.keys.sorted(by: >) {
              li {
                link(month.title, to: .policiesReleased(in: month.code))
                ": \(Words.count(counts[month] ?? 0, "policy", "policies"))"
              }
            }
          }
        }
      })
  }

  @Sendable func month(_ visit: Visit) async throws -> Answer {
    guard let month = YearMonth(visit.parameters["month"] ?? "") else {
      throw Refusal.notFound("There is no such month. It is written as 2026-05.")
    }
    let list = try await visit.store.read { db in
      let published = try db.policiesPublished(in: month.days, of: visit.authority)
      return ReleasedMonth(
        month: month, published: published,
        names: try db.ownerNames(of: published.map(\.revision.approval), in: visit.authority),
        vacant: try db.vacancies(among: published.map(\.revision.approval), in: visit.authority))
    }
    if let file = try list.file(visit.fileFormat) { return file }
    return .page(list.page(for: visit))
  }

  /// The paper itself: for everybody once it is published, before that for those who read the
  /// register.
  @Sendable func document(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("revision", of: PolicyRevision.self)
    return try await visit.store.read { db in
      let revision = try db.policyRevision(id, of: visit.authority)
      guard revision.publishedOn != nil || visit.user.may(.readRegisters),
        let file = revision.document, let stored = try db.find(file, of: visit.authority)
      else {
        throw Refusal.notFound("This policy is not here. It may not be published yet.")
      }
      return .file(
        try visit.world.documents.bytes(of: file, in: visit.authority, db),
        type: stored.mediaType.rawValue, name: stored.name,
        inline: stored.mediaType.maySafelyBeShown)
    }
  }
}

/// The policies published in one month.
struct ReleasedMonth {
  let month: YearMonth
  let published: [PublishedPolicy]
  let names: DatedOwnerNames
  /// Approvals in the name of a post that nobody held: of these it is not said who gave them.
  let vacant: Set<DatedOwner>

  /// "Three policies were published in May 2026."
  var sentence: String {
    let count = Set(published.map(\.revision.policy)).count
    return count == 1
      ? "One policy was published in \(month.title)."
      : "\(Words.number(count)) policies were published in \(month.title)."
  }

  func page(for visit: Visit) -> Page {
    Page(
      "Policies published in \(month.title)",
      breadcrumbs: [
        Breadcrumb("Registers", .registers), Breadcrumb("Policies published", .releasedPolicies),
      ]
    ) {
      lead(sentence)
      if !published.isEmpty {
        downloadLinks(visit.address)
        dataTable(
          "Policies published in \(month.title)", isCaptionHidden: true,
          columns: ["Policy", "What changed", "Approved", "Published", "File"],
          rows: published.map(row))
      }
    }
  }

  private func row(_ one: PublishedPolicy) -> [HTML] {
    [
      HTML {
        HTML(one.title)
        if one.titleNow != one.title {
          div("Now called “\(one.titleNow)”", .class("muted"))
        }
      },
      HTML(one.revision.whatChanged),
      span {
        shortDay(one.revision.approvedOn)
        " by \(approver(of: one))"
      },
      one.revision.publishedOn.map { shortDay($0) } ?? HTML(),
      link("Open \(one.title)", to: .policyDocument(ofRevision: one.revision.id)),
    ]
  }

  private func approver(of one: PublishedPolicy) -> String {
    guard !vacant.contains(one.revision.approval) else { return "the council" }
    return names[one.revision.approvedBy, on: one.revision.approvedOn]?.name ?? "the council"
  }

  func file(_ format: TableFormat?) throws -> Answer? {
    guard let format else { return nil }
    return try TableFile(
      "Policies published in \(month.code)",
      columns: ["Policy", "What changed", "Approved on", "Approved by", "Published on"],
      rows: published.map {
        [
          $0.title, $0.revision.whatChanged, $0.revision.approvedOn.description, approver(of: $0),
          $0.revision.publishedOn?.description ?? "",
        ]
      }
    ).answer(as: format)
  }
}
