/// What stands between the heading over a list and its first item.
extension ListItems {
  /// Whether the lines do nothing but lead to the list: one sentence that ends in a colon, or that
  /// names what follows ("… should take the following action."). Any other sentence may say itself
  /// what has to improve.
  static func isIntroduction(_ lines: [BodyLine]) -> Bool {
    guard let first = lines.first, lines.count <= 8 else { return lines.isEmpty }
    // Several paragraphs are items whose marks were lost.
    let isOne = zip(lines, lines.dropFirst()).allSatisfy { line, next in
      !next.opensBlock && (!line.text.endsSentence || next.text.startsLowercase)
    }
    guard isOne else { return false }
    let paragraph = Paragraph(lines, opening: ListMarker(first.line)?.text)
    guard Sentences.ranges(in: paragraph.text).count == 1,
      !SubHeading.leadsElsewhere(paragraph.text)
    else { return false }
    return paragraph.text.hasSuffix(":")
      || (paragraph.text.hasSuffix(".") && namesWhatFollows(paragraph.text))
  }

  private static func namesWhatFollows(_ text: String) -> Bool {
    let key = TextKey.letters(text)
    return [
      "thefollowing", "followingaction", "theseactions", "thisaction", "theseareas", "below",
    ].contains { key.suffix(40).contains($0) }
  }
}
