/// Whether labels of another form than those of a list are a list of their own in the same section,
/// as where what a board must do is numbered anew beneath what the council must do.
enum SecondList {
  typealias Chain = ListLabels.Chain

  /// Of other sequences those that stand above or beneath the longest one, and beside one another.
  static func chains(
    beside longest: Chain, of others: ArraySlice<Chain>, in body: [BodyLine]
  ) -> [Chain] {
    var chosen: [Chain] = []
    for chain in others where isUnbroken(chain) && !readsLikeFindings(chain, in: body) {
      if ([longest] + chosen).allSatisfy({ isApart(chain, from: $0, in: body) }) {
        chosen.append(chain)
      }
    }
    return chosen
  }

  /// Whether numbers begin from one beneath bullets, and stand no deeper than they do.
  static func isBeneathBullets(_ chain: Chain, in body: [BodyLine]) -> Bool {
    guard chain.form.isNumber, let bullet = chain.bullet, isUnbroken(chain),
      opensList(chain, in: body),
      !isDeeper(body[chain.entries[0].index], than: body[bullet])
    else { return false }
    return !readsLikeFindings(chain, in: body)
  }

  /// From one on without a gap, twice at least.
  private static func isUnbroken(_ chain: Chain) -> Bool {
    chain.entries.count >= 2 && chain.entries[0].reading.number == 1
      && zip(chain.entries, chain.entries.dropFirst()).allSatisfy {
        $1.reading.number == $0.reading.number + 1 && $1.reading.chapter == $0.reading.chapter
      }
  }

  /// Whether one sequence ends before the other begins, and the later is none of points of an item.
  private static func isApart(_ chain: Chain, from other: Chain, in body: [BodyLine]) -> Bool {
    let isLater = chain.entries[0].index > other.entries[other.entries.count - 1].index
    let (first, second) = isLater ? (other, chain) : (chain, other)
    let (last, next) = (first.entries[first.entries.count - 1].index, second.entries[0].index)
    return last < next && opensList(second, in: body) && !isDeeper(body[next], than: body[last])
  }

  /// Whether the first label opens a block, or stands beneath a sentence that has ended.
  private static func opensList(_ chain: Chain, in body: [BodyLine]) -> Bool {
    let index = chain.entries[0].index
    guard index > body.startIndex else { return true }
    let above = body[index - 1]
    let isOfItsOwn =
      above.opensBlock && ListMarker(above.line) == nil
      && !ListLabels.isItem(above.line)
    // Letters part the points of an item, but for those beneath a line of their own.
    if chain.form.isPlain, !chain.form.isNumber { return isOfItsOwn && !above.text.endsSentence }
    // "… of plans:" leads to the points of an item; "The board should:" may stand over a list.
    if above.text.utf8.last == 0x3A { return isOfItsOwn }
    return body[index].opensBlock || above.text.endsSentence
  }

  private static func isDeeper(_ line: BodyLine, than other: BodyLine) -> Bool {
    line.line.page == other.line.page && line.indent > other.indent + 2
  }

  /// Whether numbered paragraphs say at length what is, as findings do.
  private static func readsLikeFindings(_ chain: Chain, in body: [BodyLine]) -> Bool {
    chain.entries.count(where: { entry in
      let rest = body[(entry.index + 1)...].prefix(12).prefix {
        !$0.gapBefore && ListMarker($0.line) == nil
      }
      guard rest.count >= 2 else { return false }
      let words = String(body[entry.index].text.dropFirst(entry.reading.label.length))
      let text = joinedText([words] + rest.map(\.text))
      return ImprovementReader.saysWhatIs(text) || Sentences.ranges(in: text).count >= 2
    }) * 3 >= chain.entries.count
  }
}
