import Civil
import Markup
import Web

extension DueDateEntry.Setter: FormValue {}

/// The fields in which a person says who decided something, on which day, where that stands, and
/// who approved it.
struct DecisionFields {
  let sheet: FormSheet
  /// The meetings that were held, the latest first.
  let held: [HeldMeeting]
  /// What is asked first: "Who set it?".
  let who: String
  /// What is asked of the approver: "Who approved it?"; nil where nobody has to.
  let approver: String?
  var approverHint = "Name and post, not your own"

  @HTMLBuilder var html: HTML {
    sheet.radios("setBy", who, Choice.all(of: DueDateEntry.Setter.self, titled: \.choice))
    sheet.textField(
      "setByName", "Their name",
      hint: held.isEmpty
        ? "For example, Improvement Board"
        : "For example, Improvement Board. Can be left empty when you choose the meeting.",
      isOptional: !held.isEmpty)
    if !held.isEmpty {
      sheet.select(
        "meeting", "At which meeting of the board?",
        held.prefix(Self.mostMeetings).map { Choice($0.id, $0.title) }, isOptional: true,
        prompt: "It is not in this list")
    }
    sheet.textField(
      "minute", "In which minute does it stand?",
      hint:
        "For example, Minute 7. A panel or committee says so when the meeting is not in the list.",
      isOptional: true)
    sheet.dateField(
      "setOn", "When was that decided?",
      hint: "Can be left empty when you choose the meeting.", isOptional: !held.isEmpty)
    if let approver { sheet.textField("approver", approver, hint: approverHint) }
  }

  private static let mostMeetings = 60

  /// What was sent.
  ///
  /// - Parameter approval: what is said where nobody approved it; nil where nobody has to.
  static func read(
    _ entry: inout FormEntry, _ who: String, approval: String?, reason: String
  ) -> DecisionEntry {
    DecisionEntry(
      setBy: entry.choice("setBy", who), setByName: entry.optionalText("setByName") ?? "",
      setOn: entry.optionalDate("setOn", "day of the decision"),
      meeting: entry.optionalText("meeting"), paper: entry.optionalText("minute") ?? "",
      approver: approval.map { entry.text("approver", $0) }
        ?? entry.optionalText("approver") ?? "",
      reason: entry.text("reason", reason, maximum: 1000))
  }
}

extension DueDateEntry.Setter {
  fileprivate var choice: String { title.prefix(1).uppercased() + title.dropFirst() }
}
