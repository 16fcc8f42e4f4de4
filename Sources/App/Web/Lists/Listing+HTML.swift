import Civil
import Markup
import SiteMap

extension Listing {
  /// Filters, how many there are, the table, and the way on.
  public var html: HTML { html { $0 } }

  /// The same with something around the table: the form whose fields stand in it.
  public func html(around frame: (HTML) -> HTML) -> HTML {
    div(.class("list")) {
      if !list.filters.isEmpty { filterForm }
      if !request.unknown.isEmpty { insetText(unknownWords) }
      if hasLostPlace {
        insetText("The list has changed since you opened it. You are at its beginning.")
      }
      if isEmpty { nothing } else { found(frame) }
    }
  }

  private var nothing: HTML {
    if request.filters.isEmpty { return emptyState(nothingYet) }
    return emptyState("No \(list.noun.many) match what you chose.") {
      p { link("Show all \(list.noun.many)", to: withoutFilters) }
    }
  }

  /// Of a past day nobody is told how to begin.
  private var nothingYet: String {
    asAt.map { "There were no \(list.noun.many) here at the end of \($0.longForm)." } ?? list.empty
  }

  @HTMLBuilder private func found(_ frame: (HTML) -> HTML) -> HTML {
    div(.class("list-head")) {
      p(countWords, .class("list-count"))
      if !request.filters.isEmpty { p(narrowedTo, .class("print-words")) }
      downloadLinks(base)
    }
    frame(grid)
    pages
  }

  private var unknownWords: String {
    let names = request.unknown.map { "“\($0.title)”" }.joined(separator: ", ")
    return
      "What the address says under \(names) is none of the answers there: the list is not narrowed down by it."
  }

  /// What the list is narrowed down to, where its filters do not show: on paper.
  private var narrowedTo: String {
    "Narrowed down to "
      + request.filters.map { "\($0.filter.title): \($0.filter.words(for: $0.value))" }
      .joined(separator: "; ")
  }

  /// What the list counts up to, when there are more.
  private var atLeast: Int? { list.countsUpTo.flatMap { count > $0 ? $0 : nil } }

  private var countWords: String {
    let noun = count == 1 ? list.noun.one : list.noun.many
    let all = atLeast.map { "More than \($0.grouped) \(noun)" } ?? "\(count.grouped) \(noun)"
    return elements.count < count ? "\(all), \(elements.count.grouped) on this page" : all
  }

  private var grid: HTML {
    div(.class("table-frame")) {
      table(.class("table")) {
        caption(list.title)
        thead { tr { for column in list.columns { head(column) } } }
        tbody { rows }
      }
    }
  }

  private var rows: HTML {
    // What is the same in every row is put together once.
    let cells = list.columns.enumerated().map { index, column -> (Element) -> HTML in
      let (title, isNumber, html) = (column.title, column.isNumber, column.html)
      return { tableCell(html($0), in: title, isNumber: isNumber, isHeading: index == 0) }
    }
    return HTML(
      elements.map { element in
        tr(list.rowAttributes(element)) { HTML(cells.map { $0(element) }) }
      })
  }

  private func head(_ column: ListColumn<Element, Sort>) -> HTML {
    guard let sort = column.sort else {
      return th(column.title, .scope(.col), .when(column.isNumber, .class("number")))
    }
    let isCurrent = sort == request.sort
    let next = isCurrent && !request.isDescending ? "down" : "up"
    let target = base.with(ListWord.sort, sort.rawValue).with(ListWord.order, next)
    return th(
      .scope(.col), .when(column.isNumber, .class("number")),
      .when(isCurrent, .aria("sort", request.isDescending ? "descending" : "ascending"))
    ) {
      a(.href(target.web), .class("sort")) {
        column.title
        span(.class("sort-mark"), .aria("hidden", true))
        span(next == "up" ? ", sort upwards" : ", sort downwards", .class("visually-hidden"))
      }
    }
  }

  @HTMLBuilder private var pages: HTML {
    if hasEarlier || hasLater {
      nav(.class("pages"), .aria("label", "Pages of the list")) {
        if hasEarlier, let first = ids.first {
          link("← Previous page", to: base.with(ListWord.before, first), .rel("prev"))
        }
        if hasEarlier { link("First page", to: base) }
        if hasLater, let last = ids.last {
          link("Next page →", to: base.with(ListWord.after, last), .rel("next"))
        }
      }
    }
  }
}
