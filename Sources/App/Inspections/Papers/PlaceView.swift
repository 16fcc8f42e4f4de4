import Markup
import SiteMap
import Storage
import Web

/// The place in the report that a value came from: page, words as printed, and the piece of the
/// page itself with the words marked. The words stand beside the picture, so nothing is lost
/// without it. Where it goes on over the page, and where the report says otherwise, that place is
/// shown as well.
struct PlaceView {
  let paper: ID<Paper>
  let value: PaperReading.Value?
  /// What the value is, for the picture's description: "Visit end".
  let what: String
  /// Somebody has looked at what was in doubt.
  var isChecked = false

  /// Points shown around the marked words, and the least width: less would draw the letters too
  /// large.
  private static let margin = 30.0
  private static let leastWidth = 300.0

  var html: HTML {
    guard let place = value?.place else { return missing }
    return div(.class("place")) {
      certainty
      onPage(place)
      if let rest = value?.restPlace {
        p("It goes on here:")
        onPage(rest)
      }
      words(of: place)
      if let other = value?.otherPlace {
        p("The report says otherwise here:")
        onPage(other)
        words(of: other)
      }
    }
  }

  @HTMLBuilder private func onPage(_ place: PaperReading.Place) -> HTML {
    p { PlaceView.pageLink(place.page, of: paper) }
    if let picture = picture(place) { picture }
  }

  private func words(of place: PaperReading.Place) -> HTML {
    quotation(ThreadSteps.short(place.excerpt.readable, 400), source: "as printed")
  }

  /// The way to a page beside a form: in a tab of its own, so that what was typed stays.
  static func pageLink(_ page: Int, of paper: ID<Paper>) -> HTML {
    link(
      "Page \(page) of the report (opens in a new tab)", to: .paperView(paper, page),
      .newTab, .rel("noopener"))
  }

  private var missing: HTML {
    div(.class("place")) {
      certainty
      muted(value == nil ? "Not found in the report." : "The place in the report is not known.")
    }
  }

  @HTMLBuilder private var certainty: HTML {
    if value?.doubt != nil, isChecked {
      p { tag("Checked by a person", .good) }
    } else if let doubt = value?.doubt {
      p {
        tag("Please check", .caution)
        " \(doubt)"
      }
    } else if value != nil {
      p { tag("Read with certainty", .good) }
    }
  }

  /// The part of the page around the marks. The picture of the whole page is one file, so that a
  /// page that is shown ten times is drawn and sent once.
  private func picture(_ place: PaperReading.Place) -> HTML? {
    guard let first = place.marks.map(\.top).min(), let last = place.marks.map(\.bottom).max(),
      let start = place.marks.map(\.left).min(), let end = place.marks.map(\.right).max()
    else { return nil }
    let top = max(0, first - Self.margin)
    let bottom = min(place.height, last + Self.margin)
    let width = min(place.width, max(end - start + 2 * Self.margin, Self.leastWidth))
    let left = min(max(0, start - Self.margin), place.width - width)
    return figure(.class("page-piece")) {
      svg(
        .viewBox(left, top, width, bottom - top), .role("img"),
        .aria("label", "\(what), on page \(place.page) of the report")
      ) {
        PageMarks(paper: paper, page: place.page, width: place.width, height: place.height)
          .content(place.marks)
      }
    }
  }
}

/// A page with places marked on it.
struct PageMarks {
  let paper: ID<Paper>
  let page: Int
  let width: Double
  let height: Double

  @HTMLBuilder func content(_ marks: [PaperReading.Mark]) -> HTML {
    SVG.image(
      Address.paperPage(paper, page).web, x: 0, y: 0, width: width, height: height)
    for mark in marks {
      SVG.rect(
        x: mark.left - 2, y: mark.top - 2, width: mark.right - mark.left + 4,
        height: mark.bottom - mark.top + 4, .class("page-mark"), .fill("#e0a100"), .opacity(0.3))
    }
  }
}

extension String {
  /// On one line, without the list marks that symbol fonts leave as characters nobody else can
  /// draw.
  var readable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { $0.properties.generalCategory != .privateUse })
    )
    .collapsed
  }
}
