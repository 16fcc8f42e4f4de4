import Civil
import Kernel
import SiteMap

/// A page says where it is not of the days that were asked for. A file cannot, so it is refused.
extension Visit {
  /// Refuses a file for days that are none, or that end before they begin.
  func requireDaysOfFile() throws {
    guard fileFormat != nil else { return }
    try requireUnderstoodDay()
    let last = AsAt(self).day
    let since = AskedDay("since", of: self, else: last)
    let to = AskedDay("to", of: self, else: last)
    let from = AskedDay("from", of: self, else: to.day)
    for asked in [since, from, to] {
      if let problem = asked.problem { throw Refusal.invalid(problem, field: asked.name) }
    }
    if from.day > to.day {
      throw Refusal.invalid("The first day is later than the last. Swap the two.", field: from.name)
    }
    if since.day > last {
      throw Refusal.invalid(
        "\(since.day.longForm) is later than \(last.longForm), so there is nothing between them to tell. Choose an earlier day.",
        field: since.name)
    }
  }

  /// Refuses a file of another day than the one that was asked for.
  func requireDay(of answer: Answer) throws {
    guard case .file(_, _, _, _, let day) = answer else { return }
    try requireUnderstoodDay()
    guard day != AsAt(self).pastDay else { return }
    throw Refusal.invalid(
      "This is kept, or shown to you, only as it is today. Take the file without a day.",
      field: "as-at")
  }

  private func requireUnderstoodDay() throws {
    if let problem = AsAt(self).trouble { throw Refusal.invalid(problem, field: "as-at") }
  }
}
