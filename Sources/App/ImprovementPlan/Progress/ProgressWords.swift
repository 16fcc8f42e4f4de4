import Civil
import Inspections
import Kernel
import Storage
import Web

/// What somebody has typed about how an action is going, finished or not: the fields by their
/// names, as they were typed. A date that can be read is kept as 2013-03-27.
struct ProgressWords: Hashable, Sendable {
  /// In the order in which the form asks.
  static let fields = ["delivery", "note", "effectiveOn", "expectedOn", "ready"]
  private static let dates: Set<String> = ["effectiveOn", "expectedOn"]

  private(set) var values: [String: String]

  init(_ values: [String: String]) { self.values = values.filter { !$0.value.isEmpty } }

  subscript(_ name: String) -> String {
    get { values[name] ?? "" }
    set { values[name] = newValue.isEmpty ? nil : newValue }
  }

  /// What the form shows when nobody has typed anything yet.
  init(for action: Action, on today: CivilDate, correcting update: ProgressUpdate? = nil) {
    self.init([
      "delivery": (update?.delivery ?? action.delivery).rawValue, "note": update?.note ?? "",
      "effectiveOn": (update?.effectiveOn ?? today).description,
      "expectedOn": update?.expectedOn?.description ?? "",
    ])
  }

  /// What a form sent.
  ///
  /// - Parameter prefix: what stands before the names of the fields, where a page has many forms'
  ///   worth.
  init(_ form: Form, prefix: String = "") {
    self.init(
      Dictionary(
        Self.fields.map { name in
          let typed =
            Self.dates.contains(name) ? Self.date(prefix + name, in: form) : form[prefix + name]
          return (name, FormEntry.tidy(typed ?? ""))
        }, uniquingKeysWith: { $1 }))
  }

  private static func date(_ name: String, in form: Form) -> String {
    let typed = [form[name] ?? "", form[name + "-month"] ?? "", form[name + "-year"] ?? ""]
    let text = typed.filter { !$0.isEmpty }.joined(separator: " ")
    if text.isEmpty { return "" }
    return (try? CivilDate(reading: text))?.description ?? text
  }
}

extension ProgressWords {
  /// What stands in the fields of a form.
  ///
  /// - Parameter inParts: whether a date has three fields; else it is written into one.
  func formValues(inParts: Bool, prefix: String = "") -> [(name: String, value: String)] {
    Self.fields.flatMap { name -> [(name: String, value: String)] in
      let field = prefix + name
      guard Self.dates.contains(name) else { return [(field, self[name])] }
      guard let date = CivilDate(self[name]) else {
        return inParts
          ? [(field, self[name]), (field + "-month", ""), (field + "-year", "")]
          : [(field, self[name])]
      }
      return inParts
        ? date.formFields(named: field) : [(field, "\(date.day)/\(date.month)/\(date.year)")]
    }
  }

  /// How many words the note has.
  var count: Int { self["note"].split(whereSeparator: \.isWhitespace).count }

  /// Whether they say the same, ready or not.
  func isSaid(as other: ProgressWords) -> Bool {
    Self.fields.allSatisfy { $0 == "ready" || self[$0] == other[$0] }
  }

  /// Whether what somebody wrote stands in them whole.
  func keeps(_ other: ProgressWords) -> Bool {
    Self.fields.allSatisfy {
      $0 == "ready" || self[$0] == other[$0] || $0 == "note" && self[$0].contains(other[$0])
    }
  }

  var isReady: Bool { self["ready"] == "yes" }

  /// The words of a field for people, when they are shown beside somebody else's.
  func shown(_ name: String) -> String {
    switch name {
    case "delivery": Action.Delivery(rawValue: self[name])?.title ?? ""
    case "ready": isReady ? "Ready" : "Not ready"
    default: CivilDate(self[name])?.longForm ?? self[name]
    }
  }

  static func title(of name: String) -> String {
    switch name {
    case "delivery": "The work is"
    case "note": "What was done, or what stands in the way"
    case "effectiveOn": "Since when that is so"
    case "expectedOn": "By when it will be done"
    default: "Ready"
    }
  }

  /// The words as an entry that can be published, or what is missing.
  func entry() -> (entry: ProgressEntry, problems: [Problem]) {
    var entry = Form(formValues(inParts: false)).entry()
    let progress = ProgressEntry(
      delivery: entry.choice("delivery", "Say how far the work is."),
      note: entry.text(
        "note", "Say in a sentence what was done, or what stands in the way.", maximum: 4000),
      effectiveOn: entry.date("effectiveOn", "day"),
      expectedOn: entry.optionalDate("expectedOn", "day by which it will be done"))
    return (progress, entry.problems)
  }
}

extension ProgressWords: SQLConvertible {
  var sqlValue: SQLValue {
    // A dictionary of texts can always be written as JSON.
    .text((try? JSONText.of(values)) ?? "{}")
  }

  init(sqlValue: SQLValue) throws {
    self.init(try JSONText.value([String: String].self, of: String(sqlValue: sqlValue)))
  }
}
