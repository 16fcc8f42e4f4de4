import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension PeerActivity.Kind: FormValue {}

enum PeerSort: String, ListSort {
  case start, organisation

  var key: SQL {
    switch self {
    case .start: "peer_activity.start_on"
    case .organisation: "lower(peer_activity.organisation)"
    }
  }
}

/// Lists, shows and keeps help from outside.
struct PeerHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try Self.peers(asAt: visit.shownDay).load(
        for: visit,
        from: ListQuery(
          select: "peer_activity.*", from: "peer_activity", id: "peer_activity.id",
          where: ["peer_activity.authority_id = \(visit.authority)"]), in: db)
    }
    return try listing.answer {
      Page(
        "Peer support and critical friends", breadcrumbs: [visit.registersCrumb]
      ) {
        visit.asAtNote
        lead("Who looked at our work from outside, at what, and what we learnt from it.")
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Add an entry", to: .newPeerActivity) }
        }
        listing.html
        visit.asAtForm("The entries as at another day")
      }
    }
  }

  private static func peers(asAt day: CivilDate?) -> List<PeerActivity, PeerSort> {
    List(
      "Peer support", noun: ("entry", "entries"), sortedBy: .start, isDescending: true,
      columns: [
        ListColumn("Organisation", sort: .organisation, text: \.organisation) {
          link($0.organisation, to: Address.peerActivity($0.id).asAt(day))
        },
        ListColumn("Kind", text: \.kind.title),
        ListColumn("Focus", text: \.focus),
        ListColumn("From", sort: .start, text: { $0.startOn.description }) {
          shortDay($0.startOn)
        },
        ListColumn("To", text: { $0.endOn?.description ?? "" }) {
          $0.endOn.map { shortDay($0) } ?? HTML("Goes on")
        },
        ListColumn("Learning", text: \.learning) {
          $0.learning.isEmpty ? tag("Not written down yet", .caution) : HTML($0.learning)
        },
      ],
      filters: [
        .choice(
          "kind", "Kind",
          PeerActivity.Kind.allCases.map {
            .init($0.rawValue, $0.title, "peer_activity.kind = \($0)")
          }),
        .choice(
          "learning", "Learning",
          [
            .init("written", "Written down", "peer_activity.learning <> ''"),
            .init("missing", "Not written down yet", "peer_activity.learning = ''"),
          ]),
        .search("words", "Words") { pattern in
          """
          lower(peer_activity.organisation) LIKE \(pattern) ESCAPE '\\'
          OR lower(peer_activity.focus) LIKE \(pattern) ESCAPE '\\'
          OR lower(peer_activity.learning) LIKE \(pattern) ESCAPE '\\'
          """
        },
      ], empty: "No help from outside is in the register yet.")
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("peer", of: PeerActivity.self)
    let visit = visit.inRegisters
    return .page(
      try await visit.read { db in
        let activity = try db.peerActivity(id, of: visit.authority)
        return PeerPage(
          activity: activity, actions: try db.actions(of: activity), visit: visit
        ).page
      })
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let activity = try await KeepPeerActivity(visit)(PeerForm.read(visit.form))
      return .redirect(.peerActivity(activity.id), notice: "The entry is in the register.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("peer", of: PeerActivity.self)
    return try await visit.retrying {
      try await KeepPeerActivity(visit)(
        PeerForm.read(visit.form), over: id, readAt: visit.form.entry().version())
      return .redirect(.peerActivity(id), notice: "The entry was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let activity = try visit.parameters["peer"].map { _ in
        try db.peerActivity(visit.id("peer"), of: visit.authority)
      }
      let linked = try activity.map { try db.actions(of: $0) } ?? []
      let offered = try db.actionsOffered(of: visit.authority, limit: PeerForm.mostOffered)
      return PeerForm(
        visit: visit, problems: problems, activity: activity, linked: linked,
        offered: linked + offered.filter { one in !linked.contains { $0.id == one.id } }
      ).page
    }
  }
}
