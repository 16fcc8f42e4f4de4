import Markup
import SiteMap

extension Listing {
  /// The filters as a form that is sent by GET, so that what was chosen stands in the address.
  var filterForm: HTML {
    form(
      .method(.get), .action(Address.pathOnly(address).web), .class("filters"), .role("search"),
      .aria("label", "Narrow down \(list.noun.many)"), .data("autosubmit", "")
    ) {
      kept
      for filter in list.filters { field(filter) }
      div(.class("filter-buttons")) {
        submitButton("Show", style: .secondary)
        if !request.filters.isEmpty { link("Clear filters", to: withoutFilters) }
      }
    }
  }

  /// What the address holds besides filters and place: it stays as it is.
  private var kept: HTML {
    let own = Set(
      list.filters.map(\.name) + [ListWord.after, ListWord.before, ListWord.format])
    return HTML(
      address.query.filter { !own.contains($0.name) && !$0.value.isEmpty }.map {
        input(.type(.hidden), .name($0.name), .value($0.value))
      })
  }

  private func field(_ filter: ListFilter) -> HTML {
    let id = "filter-" + filter.name
    let chosen = request.filters.first { $0.filter.name == filter.name }?.value
    return div(.class("filter")) {
      label(filter.title, .for(id))
      switch filter.kind {
      case .choice(let options):
        select(.id(id), .name(filter.name), .class("input select")) {
          option("All", .value(filter.all), .selected(chosen == nil))
          for one in options {
            option(one.title, .value(one.value), .selected(one.value == chosen))
          }
        }
      case .search:
        input(
          .type(.search), .id(id), .name(filter.name), .value(chosen ?? ""), .class("input"),
          .autocomplete("off"))
      }
    }
  }

  /// The list with all there is to see.
  var withoutFilters: Address {
    list.filters.reduce(base) { $0.with($1.name, $1.all) }
  }
}

extension Address {
  /// The address without its query and fragment.
  static func pathOnly(_ address: Address) -> Address {
    var bare = address
    for pair in address.query { bare = bare.with(pair.name, nil) }
    return bare
  }
}

extension Int {
  /// With a comma between thousands: "20,000".
  public var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return self < 0 ? "−" + text : text
  }
}
