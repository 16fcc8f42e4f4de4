import Civil
import Markup
import Web

extension Evidence.Kind: FormValue {}
extension Evidence.Strength: FormValue {}

/// The fields of a piece of evidence, on whichever page somebody adds one.
struct EvidenceFields {
  let sheet: FormSheet
  /// How large the file may be.
  let mostBytes: Int

  /// Bytes of a file from somebody who has signed in.
  static let mostBytes = 50 << 20
  /// Bytes of a photograph or a scanned report from somebody whom we know only by a link.
  static let mostBytesByLink = 15 << 20

  /// The most bytes of a form with such a file: the words beside it have a megabyte.
  static func bodyLimit(_ mostBytes: Int) -> Int { mostBytes + (1 << 20) }

  @HTMLBuilder var html: HTML {
    sheet.textField("title", "What is it?", hint: "For example, Audit of 20 plans, March 2026")
    sheet.radios("kind", "Which kind?", Choice.all(of: Evidence.Kind.self, titled: \.title))
    sheet.radios(
      "strength", "How strong is it?",
      Choice.all(of: Evidence.Strength.self, titled: \.title, hint: { $0.explanation }))
    sheet.dateField(
      "effectiveOn", "Of which day does it speak?",
      hint: "The day of the audit or visit, not the day on which you enter it.")
    sheet.textArea(
      "text", "What does it show?",
      hint: "Write no child’s name and nothing by which a child could be recognised.",
      isOptional: true, rows: 4, maximum: 4000)
    sheet.fileUpload(
      "file", "File",
      hint: "A PDF, Word, Excel, picture or text file of at most \(mostBytes >> 20) MB."
        // No browser sends a chosen file back with a form that was refused.
        + (sheet.problems.isEmpty ? "" : " If you had chosen a file, choose it again."),
      mostBytes: mostBytes, isOptional: true)
  }

  /// What was sent.
  static func read(
    _ form: Form
  ) throws -> (entry: EvidenceEntry, file: (name: String, bytes: [UInt8])?) {
    var entry = form.entry()
    let evidence = EvidenceEntry(
      kind: entry.choice("kind", "Say what kind of evidence it is."),
      strength: entry.choice("strength", "Say how strong it is."),
      title: entry.text("title", "Say in a few words what it is."),
      text: entry.optionalText("text", maximum: 4000) ?? "",
      effectiveOn: entry.date("effectiveOn", "day that it speaks of"))
    let file = entry.optionalFile("file")
    try entry.finish()
    return (evidence, file.map { ($0.name, $0.bytes) })
  }
}
