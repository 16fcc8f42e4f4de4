/// Follows a page's drawing instructions as far as it takes to know whether text may be drawn that
/// nobody sees: without ink, light, tiny, outside of the window that is drawn in, or beneath what
/// is drawn later; or text that a line goes through.
struct DrawnText {
  static func mayHide(_ content: [UInt8], drawsForms: Bool) -> Bool {
    var drawing = DrawnText(drawsForms: drawsForms)
    drawing.follow(content.span)
    return drawing.sign
  }

  private struct State {
    var matrix = Matrix()
    var isLight = false
    var drawsLetters = true
    var fontSize = 0.0
    var window: Edges?
  }

  private var sign = false
  private let drawsForms: Bool
  private var state = State()
  private var stack: [State] = []
  private var operands: [Double] = []
  /// Whether a string of the instruction has more than blanks.
  private var hasLetters = false
  /// How many bytes the strings of the instruction have.
  private var stringBytes = 0
  private var line = Matrix()
  private var leading = 0.0
  /// Where text stands that was drawn: about where it begins and ends, the middle of its small
  /// letters, and its size.
  private var places: [(x: Double, end: Double, y: Double, size: Double)] = []
  /// The corners of the shape that is being drawn.
  private var shape: [(x: Double, y: Double)] = []
  private var narrows = false

  private init(drawsForms: Bool) { self.drawsForms = drawsForms }

  private mutating func follow(_ content: Span<UInt8>) {
    var index = 0
    while index < content.count, !sign {
      let byte = content[index]
      switch byte {
      case 0x28:
        let end = DrawnText.afterString(content, index)
        for place in index..<end where ![0x20, 0x28, 0x29].contains(content[place]) {
          hasLetters = true
          break
        }
        stringBytes += end - index
        index = end
      case 0x3C:
        let opensDictionary = index + 1 < content.count && content[index + 1] == 0x3C
        if !opensDictionary { hasLetters = true }
        let end =
          opensDictionary
          ? index + 2 : DrawnText.afterDigits(content, index)
        // Two digits a byte.
        if !opensDictionary { stringBytes += (end - index) / 2 }
        index = end
      case 0x2F:
        index += 1
        while index < content.count, DrawnText.isRegular(content[index]) { index += 1 }
      case 0x25:
        while index < content.count, content[index] != 0x0A, content[index] != 0x0D { index += 1 }
      case _ where DrawnText.isRegular(byte):
        let start = index
        while index < content.count, DrawnText.isRegular(content[index]) { index += 1 }
        word(content.extracting(start..<index))
      default: index += 1
      }
    }
  }

  private mutating func word(_ word: Span<UInt8>) {
    if !word.isEmpty, word[0] < 0x3A, word[0] != 0x27, word[0] != 0x22 {
      operands.append(DrawnText.number(word))
      return
    }
    if let operation = Operation(word) { act(operation) }
    operands.removeAll(keepingCapacity: true)
    hasLetters = false
    stringBytes = 0
  }

  /// The instructions that matter here.
  private enum Operation: String, CaseIterable {
    case save = "q"
    case restore = "Q"
    case transform = "cm"
    case beginText = "BT"
    case setLine = "Tm"
    case setLeading = "TL"
    case move = "Td"
    case moveAndLead = "TD"
    case nextLine = "T*"
    case font = "Tf"
    case mode = "Tr"
    case show = "Tj"
    case showMany = "TJ"
    case showNext = "'"
    case showSpaced = "\""
    case grey = "g"
    case red = "rg"
    case inks = "k"
    case colourModel = "cs"
    case colour = "sc"
    case anyColour = "scn"
    case start = "m"
    case line = "l"
    case curve = "c"
    case curveFrom = "v"
    case curveTo = "y"
    case rectangle = "re"
    case narrow = "W"
    case narrowEvenOdd = "W*"
    case fill = "f"
    case fillOld = "F"
    case fillEvenOdd = "f*"
    case fillStroke = "B"
    case fillStrokeEvenOdd = "B*"
    case closeFill = "b"
    case closeFillEvenOdd = "b*"
    case drop = "n"
    case stroke = "S"
    case closeStroke = "s"
    case object = "Do"
    case shade = "sh"
    case picture = "BI"

    /// Most words of a page are one of these, so that finding them must cost next to nothing: by
    /// the word's first letter, and the few that share it one after the other.
    private static let byFirst: [[(code: UInt32, operation: Operation)]] = {
      var out = Array(repeating: [(code: UInt32, operation: Operation)](), count: 256)
      for operation in allCases {
        let name = Array(operation.rawValue.utf8)
        out[Int(name[0])].append((name.reduce(0) { $0 << 8 | UInt32($1) }, operation))
      }
      return out
    }()

    init?(_ word: Span<UInt8>) {
      guard (1...3).contains(word.count) else { return nil }
      let code = word.indices.reduce(0) { $0 << 8 | UInt32(word[$1]) }
      guard
        let found = Operation.byFirst[Int(word[0])].first(where: { $0.code == code })
      else { return nil }
      self = found.operation
    }
  }

  private mutating func act(_ operation: Operation) {
    switch operation {
    case .save: if stack.count < 200 { stack.append(state) } else { sign = true }
    case .restore: state = stack.popLast() ?? State()
    case .transform: if let matrix { state.matrix = matrix.then(state.matrix) }
    case .beginText: line = Matrix()
    case .setLine: if let matrix { line = matrix }
    case .setLeading: leading = last
    case .move: move()
    case .moveAndLead:
      leading = -last
      move()
    case .nextLine: nextLine()
    case .font: state.fontSize = last
    case .mode: state.drawsLetters = last == 0 || last == 2
    case .show, .showMany: show()
    case .showNext, .showSpaced:
      nextLine()
      show()
    case .grey: state.isLight = last > 0.7
    case .red, .inks, .colour, .anyColour: setColour()
    case .colourModel: state.isLight = false
    case .start, .line, .curve, .curveFrom, .curveTo: corners()
    case .rectangle: rectangle()
    case .narrow, .narrowEvenOdd: narrows = true
    case .fill, .fillOld, .fillEvenOdd, .fillStroke, .fillStrokeEvenOdd, .closeFill,
      .closeFillEvenOdd:
      cover()
      end()
    case .stroke, .closeStroke:
      if let edges, edges.width > 3, edges.height <= 3 { strike(edges) }
      end()
    case .drop: end()
    case .object, .shade, .picture: draw(operation)
    }
  }

  private var last: Double { operands.last ?? 0 }

  private var matrix: Matrix? {
    guard operands.count >= 6 else { return nil }
    let first = operands.count - 6
    return Matrix(
      a: operands[first], b: operands[first + 1], c: operands[first + 2], d: operands[first + 3],
      x: operands[first + 4], y: last)
  }

  // MARK: Text

  private mutating func move() {
    guard operands.count >= 2 else { return }
    line = Matrix(x: operands[operands.count - 2], y: last).then(line)
  }

  private mutating func nextLine() { line = Matrix(y: -leading).then(line) }

  private mutating func show() {
    // Blanks of any size are everywhere.
    guard hasLetters else { return }
    let place = line.then(state.matrix)
    // Letters of less than two points are seen by nobody.
    let height = abs(state.fontSize) * max(place.height, place.width)
    if state.isLight || !state.drawsLetters || height < 2 { sign = true }
    if let window = state.window,
      place.x < window.left - 3 || place.x > window.right + 3 || place.y < window.bottom - 6
        || place.y > window.top + 3
    {
      sign = true
    }
    if places.count < 50_000 {
      let end = place.x + Double(stringBytes) * height * 0.6
      places.append((place.x, end, place.y + height * 0.3, height))
    } else {
      sign = true
    }
  }

  /// Three or four numbers are red, green and blue or inks; one alone may be either light or ink,
  /// and a pattern has none.
  private mutating func setColour() {
    switch operands.count {
    case 3: state.isLight = !operands.contains { $0 < 0.7 }
    case 4: state.isLight = !operands.contains { $0 > 0.3 }
    default: state.isLight = true
    }
  }

  // MARK: Shapes

  private mutating func corners() {
    for index in stride(from: 0, to: operands.count - 1, by: 2) {
      shape.append(state.matrix.apply(operands[index], operands[index + 1]))
    }
    if shape.count > 100_000 { sign = true }
  }

  private mutating func rectangle() {
    guard operands.count >= 4 else { return }
    let first = operands.count - 4
    let (x, y) = (operands[first], operands[first + 1])
    shape.append(state.matrix.apply(x, y))
    shape.append(state.matrix.apply(x + operands[first + 2], y + last))
  }

  private var edges: Edges? {
    guard let first = shape.first else { return nil }
    var edges = Edges(left: first.x, bottom: first.y, right: first.x, top: first.y)
    for corner in shape {
      edges.left = min(edges.left, corner.x)
      edges.bottom = min(edges.bottom, corner.y)
      edges.right = max(edges.right, corner.x)
      edges.top = max(edges.top, corner.y)
    }
    return edges
  }

  /// Something is drawn over the place of a text.
  private mutating func cover() {
    guard let edges, edges.width > 3 else { return }
    // Lines and rules are thin.
    guard edges.height > 3 else { return strike(edges) }
    if places.contains(where: { place in
      place.x > edges.left - 20 && place.x < edges.right && place.y > edges.bottom
        && place.y < edges.top
    }) {
      sign = true
    }
  }

  /// A line is drawn through the middle of a text.
  private mutating func strike(_ edges: Edges) {
    let middle = (edges.bottom + edges.top) / 2
    if places.contains(where: { place in
      place.end > edges.left && place.x < edges.right
        && abs(place.y - middle) < place.size * 0.22
    }) {
      sign = true
    }
  }

  private mutating func end() {
    if narrows, let edges {
      state.window = state.window.map { $0.common(with: edges) } ?? edges
    }
    narrows = false
    shape.removeAll(keepingCapacity: true)
  }

  private mutating func draw(_ operation: Operation) {
    guard operation == .object, !drawsForms else {
      // Where a form or a shade reaches is not followed.
      if !places.isEmpty || !state.drawsLetters || state.isLight { sign = true }
      return
    }
    shape = [state.matrix.apply(0, 0), state.matrix.apply(1, 1)]
    cover()
    shape = []
  }

  // MARK: Characters

  private static func afterString(_ content: Span<UInt8>, _ start: Int) -> Int {
    var depth = 0
    var index = start
    while index < content.count {
      switch content[index] {
      case 0x5C: index += 1
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { break }
    }
    // What a sign at the very end should let through is not there.
    return min(index, content.count)
  }

  private static func afterDigits(_ content: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < content.count {
      index += 1
      if content[index - 1] == 0x3E { break }
    }
    return index
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }

  private static func number(_ word: Span<UInt8>) -> Double {
    var value = 0.0
    var scale = 0.0
    for index in word.indices {
      let byte = word[index]
      if byte == 0x2E {
        scale = 1
      } else if byte >= 0x30, byte <= 0x39 {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      }
    }
    if scale > 1 { value /= scale }
    return word[0] == 0x2D ? -value : value
  }
}

/// How far a shape reaches on the page, in points.
private struct Edges {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  var width: Double { right - left }
  var height: Double { top - bottom }

  func common(with other: Edges) -> Edges {
    Edges(
      left: max(left, other.left), bottom: max(bottom, other.bottom),
      right: min(right, other.right), top: min(top, other.top))
  }
}

/// The six numbers by which PDF moves, turns and stretches.
private struct Matrix {
  var a = 1.0, b = 0.0, c = 0.0, d = 1.0, x = 0.0, y = 0.0

  /// This first, then the other.
  func then(_ other: Matrix) -> Matrix {
    Matrix(
      a: a * other.a + b * other.c, b: a * other.b + b * other.d,
      c: c * other.a + d * other.c, d: c * other.b + d * other.d,
      x: x * other.a + y * other.c + other.x, y: x * other.b + y * other.d + other.y)
  }

  func apply(_ px: Double, _ py: Double) -> (x: Double, y: Double) {
    (px * a + py * c + x, px * b + py * d + y)
  }

  var width: Double { (a * a + b * b).squareRoot() }
  var height: Double { (c * c + d * d).squareRoot() }
}
