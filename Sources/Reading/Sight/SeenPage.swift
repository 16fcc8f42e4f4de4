/// A page as its text has it and as a person sees it.
struct SeenPage {
  enum Sight: Hashable {
    case seen
    /// There is nothing where the text has the word.
    case hidden
    /// There is something, and it is no text.
    case pictured
    /// A line goes through the word.
    case struck
    /// A part of the word is covered.
    case cut
    /// The page does not have the word.
    case missing
  }

  let words: PageBoxes
  let lines: LinesOnPage
  let drawn: GreyPicture
  /// The page drawn without letters; nil where the tool cannot do that.
  let withoutText: GreyPicture?

  /// Whether each word of a grade can be seen where an excerpt has it. The excerpt's lines that the
  /// page has are taken off it.
  ///
  /// - Parameter range: the lines of the page that it was read from, as `LinesOnPage` takes them.
  func look(
    for grade: String, in excerpt: inout ArraySlice<Substring>, lines range: ClosedRange<Int>?
  ) -> Sight {
    let keys = Set(
      grade.split(separator: " ").map { TextKey.letters($0) }.filter { $0.utf8.count >= 4 })
    let boxes = lines.boxes(of: &excerpt, in: range)
    let sights = Set(
      words.words.filter { word in
        keys.contains(TextKey.letters(word.text)) && boxes.contains { $0.hasMiddle(of: word.box) }
      }.map { sight(of: $0.box) })
    return [.hidden, .pictured, .struck, .cut, .seen].first(where: sights.contains) ?? .missing
  }

  private func sight(of box: Box) -> Sight {
    guard contrast(drawn, box) >= GreyPicture.visible else { return .hidden }
    guard let withoutText else { return .seen }
    if contrast(withoutText, box) >= GreyPicture.visible {
      // Letters on a pattern change what is seen of it.
      let difference = drawn.difference(from: withoutText, in: box, dotsPerPoint: scale(drawn))
      if difference < GreyPicture.visible { return .pictured }
      if withoutText.hasLine(through: box, dotsPerPoint: scale(withoutText)) { return .struck }
    }
    let isCut = drawn.cutsLetters(drawnOn: withoutText, in: box, dotsPerPoint: scale(drawn))
    return isCut ? .cut : .seen
  }

  private func contrast(_ picture: GreyPicture, _ box: Box) -> Int {
    picture.contrast(in: box, dotsPerPoint: scale(picture)) ?? 0
  }

  private func scale(_ picture: GreyPicture) -> Double {
    Double(picture.width) / max(1, words.width)
  }
}

extension Box {
  /// Whether the middle of another box lies in this one.
  func hasMiddle(of other: Box) -> Bool {
    let x = (other.left + other.right) / 2
    let y = (other.top + other.bottom) / 2
    return left <= x && x <= right && top <= y && y <= bottom
  }
}
