import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// England as a grid: the regions about where they lie, a tile for each council with its latest
/// overall grade under one framework, and the same as a table.
struct MapPage {
  let visit: Visit
  let book: RegisterBook
  let framework: FrameworkVersion?
  /// Whether councils without a grade are shown as well.
  let showsAll: Bool
  let asAt: AsAt

  struct Tile {
    var slug: String
    var name: String
    var region: Region?
    var line: NationalInspection?
    var grade: FrameworkGrade?
  }

  func answer() throws -> Answer {
    guard let format = visit.fileFormat else { return .page(page) }
    return try TableFile(
      "Register map",
      columns: [
        "Council", "Code", "Region", "Overall grade", "Visit from", "Visit to", "Published",
        "Counts as",
      ],
      rows: tiles.map { tile in
        [
          tile.name, book.councils.council(tile.slug)?.code ?? "", tile.region?.title ?? "",
          tile.grade?.name ?? "", tile.line?.visitStart?.description ?? "",
          tile.line?.visitEnd?.description ?? "", tile.line?.publishedOn?.description ?? "",
          tile.line?.countsAs ?? "",
        ]
      }, asAt: asAt.pastDay
    ).answer(as: format)
  }

  private var page: Page {
    Page("Map of the register", breadcrumbs: [Breadcrumb("National register", .register)]) {
      lead(
        "A tile for each council, in its region, with its latest overall grade under one framework as at a day: of the report that was published by then or, where the day of publication is not known, of the visit that was over."
      )
      asAt.form(to: .registerMap, title: "As at") {
        AsAt.choice(
          "framework", "Framework",
          book.frameworks.filter { $0.overall != nil }.map {
            ($0.framework.code, $0.framework.shortName)
          }, chosen: framework?.framework.code)
        AsAt.choice(
          "councils", "Councils", [("graded", "Inspected by then"), ("all", "All of England")],
          chosen: showsAll ? "all" : "graded")
      }
      let tiles = self.tiles
      if tiles.isEmpty {
        emptyState(
          "No council is known to have a report under this framework by \(asAt.day.longForm), or to have been inspected by then."
        )
      } else {
        if let overall = framework?.overall { muted("What is graded: \(overall.name).") }
        legend(tiles)
        grid(tiles)
        fold("The same as a table") { table(tiles) }
        downloadLinks(visit.address)
      }
    }
  }

  /// The councils that were there on the day, and those in no list that have a line.
  var tiles: [Tile] {
    guard let framework else { return [] }
    let latest = book.latest(under: framework, asAt: asAt.day)
    var tiles = book.councils.all.filter { $0.exists(on: asAt.day) || latest[$0.code] != nil }
      .map { council in
        tile(council.code, council.name, council.region, latest[council.code])
      }
    for (slug, line) in latest where book.councils.council(slug) == nil {
      tiles.append(tile(slug, line.council, nil, line))
    }
    return tiles.filter { showsAll || $0.line != nil }
      .sorted { ($0.name, $0.slug) < ($1.name, $1.slug) }
  }

  private func tile(
    _ slug: String, _ name: String, _ region: Region?, _ line: NationalInspection?
  ) -> Tile {
    Tile(
      slug: slug, name: name, region: region, line: line,
      grade: line?.overall.flatMap { framework?.grade($0) })
  }

  // MARK: The grid

  private func legend(_ tiles: [Tile]) -> HTML {
    ul(.class("tile-legend")) {
      for grade in framework?.scale.filter(\.isRating) ?? [] {
        li {
          span(grade.letters, .class("tile-letters tone-\(grade.tone.rawValue)"))
          " \(grade.name): " + Self.counted(tiles.filter { $0.grade?.id == grade.id })
        }
      }
      li {
        span("–", .class("tile-letters tone-neutral"))
        " No grade: " + Self.counted(tiles.filter { $0.grade == nil })
      }
    }
  }

  /// "7", or "4 published, 3 inspected with no day of publication known".
  private static func counted(_ tiles: [Tile]) -> String {
    let lines = tiles.compactMap(\.line)
    let inspected = lines.count { $0.publishedOn == nil }
    guard inspected > 0 else { return "\(tiles.count)" }
    let others = tiles.count - lines.count
    return
      "\(lines.count - inspected) published, \(inspected) inspected with no day of publication known"
      + (others > 0 ? ", \(others) without a report in this register by then" : "")
  }

  private func grid(_ tiles: [Tile]) -> HTML {
    div(.class("tile-map")) {
      for region in Region.allCases {
        let own = tiles.filter { $0.region == region }
        if !own.isEmpty { regionPart(region.title, region.rawValue, own) }
      }
      let others = tiles.filter { $0.region == nil }
      if !others.isEmpty { regionPart("In no list yet", "elsewhere", others) }
    }
  }

  private func regionPart(_ title: String, _ name: String, _ tiles: [Tile]) -> HTML {
    section(.class("tile-region in-\(name)"), .aria("labelledby", "region-\(name)")) {
      h2(title, .id("region-\(name)"))
      ul(.class("tiles")) { for tile in tiles { li { html(tile) } } }
    }
  }

  private func html(_ tile: Tile) -> HTML {
    a(
      .href(Address.registerCouncil(tile.slug)),
      .class("tile tone-\((tile.grade?.tone ?? .neutral).rawValue)"),
      .when(tile.grade == nil, .class("is-blank"))
    ) {
      span(tile.grade?.letters ?? "–", .class("tile-letters"), .aria("hidden", true))
      span(Self.breakable(tile.name), .class("tile-name"))
      span(
        ": "
          + (tile.grade?.name
            ?? (tile.line == nil ? "no report in this register by then" : "no grade")),
        .class("visually-hidden"))
    }
  }

  /// Where a long name may be parted, at the end of a word: "Northampton-shire".
  private static func breakable(_ name: String) -> String {
    let endings = ["shire", "land", "brough", "hampton"]
    let words = name.split(separator: " ").map { word -> String in
      guard let ending = endings.first(where: { word.hasSuffix($0) }) else { return String(word) }
      return word.dropLast(ending.count) + "\u{AD}" + ending
    }
    return words.joined(separator: " ")
  }

  private func table(_ tiles: [Tile]) -> HTML {
    dataTable(
      "\(framework?.framework.shortName ?? "") by \(asAt.day.longForm)",
      columns: ["Council", "Region", "Overall grade", "Published", "Visit to"],
      rows: tiles.map { tile in
        [
          link(tile.name, to: .registerCouncil(tile.slug)), HTML(tile.region?.title ?? "–"),
          HTML(tile.grade?.name ?? "–"),
          tile.line?.publishedOn.map { shortDay($0) }
            ?? HTML(tile.line == nil ? "–" : "not known"),
          tile.line?.visitEnd.map { shortDay($0) } ?? HTML("–"),
        ]
      })
  }
}
