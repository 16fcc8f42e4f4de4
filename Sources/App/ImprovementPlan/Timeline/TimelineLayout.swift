/// Where each line of the drawing stands: names are laid out in as many lines as they need, since a
/// name that is cut off says nothing, and rows are as high as their names.
struct TimelineLayout {
  enum Line {
    case group([String], y: Double)
    case bar(Row)
  }

  /// An action's line: its name, the word for its rating, and where it begins.
  struct Row {
    let bar: PlanTimeline.Bar
    let label: [String]
    let words: [String]
    let y: Double
    let height: Double

    /// Where lines of text begin that stand in the middle of the row.
    func top(of lines: [String]) -> Double {
      y + (height - TimelineLayout.height(of: lines)) / 2
    }
  }

  /// The height of one line of text.
  static let line = 15.0
  static let row = 26.0
  /// How many letters have room before the days, behind them, and across the whole drawing.
  private static let label = 40
  private static let words = 28
  private static let title = 165

  let lines: [Line]
  let height: Double

  /// Whether it can still be read when it is made to fit under the title on one sheet of A3.
  var fitsOnePage: Bool { height <= 900 }

  /// - Parameter top: where the first line begins.
  init(_ timeline: PlanTimeline, top: Double) {
    var y = top
    var lines: [Line] = []
    for group in timeline.groups {
      let title = Self.wrapped(group.title, at: Self.title)
      lines.append(.group(title, y: y))
      y += Self.height(of: title)
      for bar in group.bars {
        let label = Self.wrapped("\(bar.action.reference) \(bar.action.title)", at: Self.label)
        let words = Self.wrapped(bar.end == nil ? "\(bar.word), no date" : bar.word, at: Self.words)
        let height = max(Self.height(of: label), Self.height(of: words))
        lines.append(.bar(Row(bar: bar, label: label, words: words, y: y, height: height)))
        y += height
      }
    }
    self.lines = lines
    height = y + 4
  }

  fileprivate static func height(of lines: [String]) -> Double {
    row + Double(max(lines.count, 1) - 1) * line
  }

  /// A text in lines of so many letters, broken between words; a word that is longer is broken too.
  static func wrapped(_ text: String, at width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      var word = word
      if line.isEmpty {
        line = String(word.prefix(width))
      } else if line.count + 1 + word.count <= width {
        line += " " + word
        continue
      } else {
        lines.append(line)
        line = String(word.prefix(width))
      }
      word = word.dropFirst(width)
      while !word.isEmpty {
        lines.append(line)
        line = String(word.prefix(width))
        word = word.dropFirst(width)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
