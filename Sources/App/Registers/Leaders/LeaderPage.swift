import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One leading post: who holds it, who held it before, and when nobody did.
struct LeaderPage {
  let post: Post
  let body: Body?
  /// The latest first.
  let holdings: [(holding: PostHolding, person: Person)]
  let recent: RecentLeaders
  let visit: Visit

  var page: Page {
    Page(
      post.title, kicker: body?.name,
      breadcrumbs: [Breadcrumb("Registers", .registers), Breadcrumb("Leaders", .leaders)]
    ) {
      lead(sentence)
      downloadLinks(visit.address)
      dataTable(
        "Everybody who held the post", columns: ["Person", "From", "To", "State"],
        rows: rows)
      p {
        link("This post in the directory", to: .post(post.id))
      }
    }
  }

  private var sentence: String {
    let now = holdings.filter { $0.holding.holds(on: visit.today) }
    guard !now.isEmpty else { return "Nobody holds this post today." }
    return Words.list(
      now.map { "\($0.person.name)\($0.holding.isInterim ? " (interim)" : "")" })
      + " \(now.count == 1 ? "holds" : "hold") this post today."
  }

  private var rows: [[HTML]] {
    holdings.map { pair in
      let holding = pair.holding
      return [
        HTML(pair.person.name), shortDay(holding.start),
        holding.end.map { shortDay($0) } ?? HTML("Goes on"),
        marks(of: holding).html,
      ]
    }
  }

  private func marks(of holding: PostHolding) -> [Standing] {
    let holds = holding.holds(on: visit.today)
    return (holds ? [Standing("Holds it", .good)] : [])
      + (holds && recent.isRecent(holding.start, on: visit.today)
        ? [Standing("Recent", .info)] : [])
      + (holding.isInterim ? [Standing("Interim", .caution)] : [])
  }

  func file(_ format: TableFormat?) throws -> Answer? {
    guard let format else { return nil }
    return try TableFile(
      "Leaders of a post", columns: ["Post", "Person", "From", "To", "State"],
      rows: holdings.map {
        [
          post.title, $0.person.name, $0.holding.start.description,
          $0.holding.end?.description ?? "",
          marks(of: $0.holding).words,
        ]
      }
    ).answer(as: format)
  }
}
