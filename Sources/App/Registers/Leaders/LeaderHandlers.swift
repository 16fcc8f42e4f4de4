import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum LeaderSort: String, ListSort {
  case post, body, start

  var key: SQL {
    switch self {
    case .post: "lower(post.title)"
    case .body: "lower(body.name)"
    case .start: "coalesce(holding.start_on, '1900-01-01')"
    }
  }
}

/// The register of leaders: who led what on any day, who was new, and who came before.
struct LeaderHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let asAt = AsAt(visit)
    let (listing, recent) = try await visit.store.read { db in
      let recent = try db.registerSettings(of: visit.authority).recentLeaders
      let bodies = try db.bodies(of: visit.authority)
      let list = Self.leaders(on: asAt.day, recent: recent, bodies: bodies)
      let found = try list.load(for: visit, from: Self.query(visit, on: asAt.day), in: db)
      return (found.asAt(asAt.pastDay), recent)
    }
    return try listing.answer {
      Page(
        asAt.day == visit.today ? "Leaders" : "Leaders as at \(asAt.day.longForm)",
        breadcrumbs: [visit.registersCrumb]
      ) {
        lead("Who held each leading post on a day, and who was new in it.")
        if let day = asAt.pastDay {
          AsAt.note {
            p {
              strong("As at \(day.longForm). ")
              HTML(
                "This is who held each post on that day as far as is known today, with what was entered or corrected since, and under the names of today. What was entered after that day says when. "
              )
              link("See it as it is today", to: visit.address.with("as-at", nil))
            }
          }
        }
        asAt.form(
          to: .leaders, title: "As at",
          keeping: ["state", "body"].map { ($0, visit.query($0)) })
        listing.html
        muted(
          "“Recent” means in post for \(Words.count(recent.months, "month")) or less on that day, which is our choice and can be set."
        )
        if asAt.pastDay == nil {
          if visit.user.may(.readSettings) {
            p { link("What counts as recent", to: .registerSettings) }
          }
          if visit.user.may(.manageDirectory) {
            buttonRow {
              buttonLink(
                "Choose which posts stand here", to: .chooseLeaders, style: .secondary)
            }
          }
        }
      }
    }
  }

  private static func query(_ visit: Visit, on day: CivilDate) -> ListQuery {
    ListQuery(
      select: """
        post.*, body.name AS body_name, person.name AS person_name,
        person.id AS holding_person_id, holding.is_interim AS holding_is_interim,
        holding.start_on AS holding_start_on, holding.end_on AS holding_end_on,
        \(beforeRecords(on: day)) AS is_before_records,
        (SELECT change.at FROM change
          WHERE change.authority_id = post.authority_id
            AND change.table_name = \(PostHolding.table.text)
            AND change.record_id = holding.id AND change.version = 1) AS holding_entered_at
        """,
      from: """
        post JOIN body ON body.authority_id = post.authority_id AND body.id = post.body_id
        LEFT JOIN post_holding AS holding ON holding.authority_id = post.authority_id
          AND holding.post_id = post.id AND holding.start_on <= \(day)
          AND (holding.end_on IS NULL OR holding.end_on >= \(day))
        LEFT JOIN person ON person.authority_id = holding.authority_id
          AND person.id = holding.person_id
        """,
      // A post that two share has two rows.
      id: "coalesce(holding.id, post.id)",
      where: ["post.authority_id = \(visit.authority)", "post.is_leadership"],
      counting: "post.id")
  }

  /// The post has holders on record, and the first of them began after the day.
  private static func beforeRecords(on day: CivilDate) -> SQL {
    """
    coalesce((
      SELECT min(one.start_on) > \(day) FROM post_holding AS one
      WHERE one.authority_id = post.authority_id AND one.post_id = post.id), \(false))
    """
  }

  private static func leaders(
    on day: CivilDate, recent: RecentLeaders, bodies: [Body]
  ) -> List<LeaderRow, LeaderSort> {
    List(
      "Leaders", noun: ("post", "posts"), sortedBy: .post,
      columns: [
        ListColumn("Post", sort: .post, text: \.post.title) {
          link($0.post.title, to: .leaders(inPost: $0.post.id))
        },
        ListColumn("Body", sort: .body, text: \.body),
        ListColumn("Held by", text: \.heldBy) {
          if let holder = $0.holder { return HTML(holder) }
          return $0.isBeforeRecords
            ? span($0.heldBy, .class("muted")) : tag($0.heldBy, .caution)
        },
        ListColumn("Since", sort: .start, text: { $0.start?.description ?? "" }) {
          $0.start.map { shortDay($0) } ?? HTML()
        },
        ListColumn("Until", text: { $0.end?.description ?? "" }) {
          $0.end.map { shortDay($0) } ?? HTML()
        },
        ListColumn("State", text: { Self.marks($0, on: day, recent).words }) {
          Self.marks($0, on: day, recent).html
        },
      ],
      filters: [
        .choice(
          "state", "State",
          [
            .init(
              "recent", "Recent", "holding.start_on >= \(day.adding(months: -recent.months))"),
            .init("interim", "Interim", "holding.is_interim"),
            .init(
              "vacant", "Vacant", "holding.id IS NULL AND NOT \(beforeRecords(on: day))"),
          ]),
        .choice(
          "body", "Body",
          bodies.map { .init($0.id.text, $0.name, "post.body_id = \($0.id)") }),
      ],
      empty: "No post stands in the register of leaders yet. Choose them from the directory.")
  }

  private static func marks(
    _ row: LeaderRow, on day: CivilDate, _ recent: RecentLeaders
  ) -> [Standing] {
    (recent.isRecent(row.start, on: day) ? [Standing("Recent", .info)] : [])
      + (row.isInterim ? [Standing("Interim", .caution)] : [])
      // Whoever asked on the day itself had another answer.
      + (row.enteredOn.map { $0 > day ? [Standing("Entered on \($0.longForm)", .neutral)] : [] }
        ?? [])
  }

  /// One post: everybody who held it, so that predecessors can be reached from any day.
  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("post", of: Post.self)
    let page = try await visit.store.read { db in
      guard let post = try db.find(id, of: visit.authority), post.isLeadership else {
        throw Refusal.notFound("This post does not stand in the register of leaders.")
      }
      return LeaderPage(
        post: post, body: try db.find(post.body, of: visit.authority),
        holdings: try db.holdings(of: id, in: visit.authority).compactMap { holding in
          try db.find(holding.person, of: visit.authority).map { (holding, $0) }
        },
        recent: try db.registerSettings(of: visit.authority).recentLeaders, visit: visit)
    }
    return try page.file(visit.fileFormat) ?? .page(page.page)
  }

  @Sendable func choice(_ visit: Visit) async throws -> Answer {
    .page(try await choicePage(visit, []))
  }

  @Sendable func choose(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let posts = entry.ids("posts", of: Post.self)
      let seen = entry.ids("seen", of: Post.self)
      try entry.finish()
      try await ChooseLeaders(visit)(posts, of: seen)
      return .redirect(.leaders, notice: "The register of leaders was changed.")
    } onProblems: {
      try await choicePage(visit, $0)
    }
  }

  private func choicePage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (posts, bodies) = try await visit.store.read { db in
      (try db.posts(of: visit.authority), try db.bodies(of: visit.authority))
    }
    let names = Dictionary(uniqueKeysWithValues: bodies.map { ($0.id, $0.name) })
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["posts": posts.filter(\.isLeadership).map(\.id.text)])
    return Page(
      "Which posts are leading posts?",
      breadcrumbs: [visit.registersCrumb, Breadcrumb("Leaders", .leaders)]
    ) {
      p {
        "Posts, and who holds them, are kept in the "
        link("directory", to: .posts)
        "."
      }
      sheet.form(to: .chooseLeaders, submit: "Save the choice", cancel: .leaders) {
        sheet.checkboxes(
          "posts", "Posts in the register of leaders",
          posts.map { Choice($0.id.text, $0.title, hint: names[$0.body]) }, isOptional: true)
        for post in posts where post.isLeadership { sheet.hidden("seen", post.id.text) }
      }
    }
  }
}
