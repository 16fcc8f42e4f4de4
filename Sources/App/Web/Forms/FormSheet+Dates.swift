import Markup

extension FormSheet {
  /// A date in three fields, which people fill in faster and with fewer errors than in a calendar.
  /// The first has the name itself as its id; the others add `-month` and `-year`.
  public func dateField(
    _ name: String, _ title: String, hint: String? = "For example, 27 3 2013",
    isOptional: Bool = false
  ) -> HTML {
    group(name, title, hint: hint, isOptional: isOptional) {
      div(.class("date")) {
        part(name, of: name, "Day", .short, length: 2)
        part(name + "-month", of: name, "Month", .short, length: 2)
        part(name + "-year", of: name, "Year", .year, length: 4)
      }
    }
  }

  private func part(
    _ id: String, of name: String, _ title: String, _ width: FieldWidth, length: Int
  ) -> HTML {
    let isWrong = problem(name) != nil
    return div(.class("date-part")) {
      Markup.label(title, .for(id))
      input(
        .type(.text), .id(id), .name(id), .value(value(id) ?? ""), .inputmode("numeric"),
        .autocomplete("off"), .class("input width-" + width.rawValue),
        .when(isWrong, .aria("invalid", true)),
        .when(isWrong, .aria("describedby", name + "-problem")))
    }
  }
}
