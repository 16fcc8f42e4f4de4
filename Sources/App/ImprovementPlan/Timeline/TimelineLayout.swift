/// Where each line of the drawing stands: names are laid out in as many lines as they need, since a
/// name that is cut off says nothing, and rows are as high as their names.
///
/// The drawing is in as many sheets as it needs, each with the months above it, so that on paper no
/// line is cut in two and on a screen the months are never far. A sheet fits the paper on its side:
/// A3 has room for more rows than A4.
struct TimelineLayout {
  enum Line {
    case group([String], y: Double)
    case bar(Row)
    case gap(PlanTimeline.Gap, y: Double)
  }

  /// An action's line: its name, the word for its rating, and where it begins.
  struct Row {
    let bar: PlanTimeline.Bar
    let label: [String]
    let words: [String]
    var y = 0.0
    let height: Double

    /// Where lines of text begin that stand in the middle of the row.
    func top(of lines: [String]) -> Double {
      y + (height - TimelineLayout.height(of: lines)) / 2
    }
  }

  struct Sheet {
    var lines: [Line] = []
    var height: Double
  }

  /// The height of one line of text.
  static let line = 15.0
  static let row = 26.0
  /// How many letters have room before the days and behind them.
  private static let label = 40
  private static let words = 28

  private(set) var sheets: [Sheet]
  private let paper: Paper
  /// Where the first line of a sheet begins.
  private let top: Double

  /// - Parameter top: where the first line of a sheet begins.
  init(_ timeline: PlanTimeline, on paper: Paper, top: Double) {
    self.paper = paper
    self.top = top
    sheets = [Sheet(height: top)]
    for group in timeline.groups { add(group) }
    for index in sheets.indices { sheets[index].height += 4 }
  }

  private mutating func add(_ group: PlanTimeline.Group) {
    let rows = group.bars.map(Self.row)
    let title = Self.wrapped(group.heading, at: paper.lettersAcross)
    let head = Self.height(of: title)
    // A heading does not stand alone at the foot of a sheet.
    makeRoom(head + (rows.first?.height ?? Self.row))
    place(.group(title, y: y), height: head)
    if let gap = group.gap { place(.gap(gap, y: y), height: Self.row) }
    for var row in rows {
      if makeRoom(row.height) {
        let again = Self.wrapped("\(group.name), continued", at: paper.lettersAcross)
        place(.group(again, y: y), height: Self.height(of: again))
      }
      row.y = y
      place(.bar(row), height: row.height)
    }
  }

  private var y: Double { sheets[sheets.count - 1].height }

  private mutating func place(_ line: Line, height: Double) {
    sheets[sheets.count - 1].lines.append(line)
    sheets[sheets.count - 1].height += height
  }

  /// Begins another sheet where this one has no room.
  @discardableResult
  private mutating func makeRoom(_ height: Double) -> Bool {
    let most = sheets.count == 1 ? paper.firstSheetHeight : paper.sheetHeight
    guard y + height > most, !sheets[sheets.count - 1].lines.isEmpty else { return false }
    sheets.append(Sheet(height: top))
    return true
  }

  private static func row(_ bar: PlanTimeline.Bar) -> Row {
    let same = bar.sameAs == nil ? "" : " (\(bar.sameWords))"
    let label = wrapped("\(bar.action.reference) \(bar.action.title)\(same)", at: label)
    let words = wrapped(bar.words, at: words)
    return Row(
      bar: bar, label: label, words: words, height: max(height(of: label), height(of: words)))
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

/// What a sheet has room for, in units of the drawing, of which A4 has 1,315 across. Letters are as
/// large on A3, so that it has room for more rows, and for longer days.
extension Paper {
  /// How wide the days are drawn.
  var daysWidth: Double { self == .a4 ? 780 : 1325 }

  /// How many letters have room across the whole drawing.
  fileprivate var lettersAcross: Int { self == .a4 ? 165 : 233 }

  /// How high a sheet is at most; above the first one the page has its title.
  fileprivate var firstSheetHeight: Double { self == .a4 ? 600 : 960 }
  fileprivate var sheetHeight: Double { self == .a4 ? 830 : 1200 }
}
