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
  let drawn: GreyPicture
  /// The page drawn without letters; nil where the tool cannot do that.
  let withoutText: GreyPicture?

  /// Whether each word of a grade can be seen where an excerpt has it, and the excerpt's lines that
  /// the page does not have.
  ///
  /// - Parameter height: about where the excerpt begins, as a share of the page's height.
  func look(
    for grade: String, in excerpt: String, near height: Double
  ) -> (sight: Sight, rest: String?) {
    let keys = Set(
      grade.split(separator: " ").map { TextKey.letters($0) }.filter { $0.utf8.count >= 4 })
    let candidates = words.words.filter { keys.contains(TextKey.letters($0.text)) }
    var rest: String?
    // Labels of rows stand on a page more than once, and the height is a guess: the row is where
    // the grade is.
    let heights = [height] + candidates.map { $0.box.top / max(1, words.height) }
    for (number, near) in heights.enumerated() {
      let (rows, after) = words.search(excerpt, near: near)
      if number == 0 { rest = after }
      let sights = Set(
        candidates.filter { word in rows.contains { $0.hasMiddle(of: word.box) } }
          .map { sight(of: $0.box) })
      for sight in [Sight.hidden, .pictured, .struck, .cut, .seen] where sights.contains(sight) {
        return (sight, after)
      }
    }
    return (.missing, rest)
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
  fileprivate func hasMiddle(of other: Box) -> Bool {
    let x = (other.left + other.right) / 2
    let y = (other.top + other.bottom) / 2
    return left <= x && x <= right && top <= y && y <= bottom
  }
}
