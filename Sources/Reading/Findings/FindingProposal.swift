/// Something a report finds, as a person may accept it: what was read, which way it points, what it
/// is about, and why it was read so. Never a fact until someone accepts it.
public struct FindingProposal: Sendable {
  /// The kinds of findings that the records know; the raw values are their codes.
  public enum Kind: String, CaseIterable, Sendable {
    case strength
    case adequate
    case needsImproving = "needs_improving"
    case goodPractice = "good_practice"
    case tooEarlyToJudge = "too_early_to_judge"
  }

  /// One or several sentences of a paragraph that point the same way. The certainty is that of the
  /// polarity.
  public var text: Located<String>
  public var polarity: Polarity
  /// Good practice is named.
  public var isGoodPractice: Bool
  /// The words it was told by, in a sentence for a person.
  public var because: String
  /// A code of the vocabulary of themes; nil where no word tells.
  public var theme: FindingTheme?
  /// The children it is about: "children in care", "care leavers".
  public var cohorts: [String] = []
  /// The communities it names: "Roma families".
  public var communities: [String] = []
  /// The printed number of the paragraph.
  public var paragraph: Int?
  /// The heading the paragraph stands under.
  public var heading: String?
  /// Who was told, where the paper says so: "Director".
  public var toldTo: String?

  /// The kind for the records; nil for what points neither way.
  public var kind: Kind? {
    switch polarity {
    case .strength: isGoodPractice ? .goodPractice : .strength
    case .needsImproving: .needsImproving
    case .tooEarlyToJudge: .tooEarlyToJudge
    case .neutral: nil
    }
  }

  public var page: Int { text.page }

  /// A proposal whose polarity the paper says by where it stands.
  init(_ text: Located<String>, polarity: Polarity, heading: String?, because: String) {
    self.text = text
    (self.polarity, self.heading, self.because) = (polarity, heading, because)
    isGoodPractice = false
    let topics = Topics(WordStream(text.value).words[...], heading: heading)
    (theme, cohorts, communities) = (topics.theme, topics.cohorts, topics.communities)
  }
}
