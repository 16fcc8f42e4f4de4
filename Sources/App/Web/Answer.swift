import Civil
import Kernel
import Markup
import SiteMap

/// What a handler answers with.
public enum Answer: Sendable {
  /// A page, in the layout of the service.
  case page(Page)
  /// After a POST: go there. The notice is shown once, on top of the page that follows.
  case redirect(Address, notice: String? = nil)
  /// A file to be kept, or shown in the browser when `inline`. The past day that it is of, where it
  /// was asked for as at one; nil for today, and for what is the same on every day.
  case file(
    [UInt8], type: String, name: String, inline: Bool = false, asAt: CivilDate? = nil)
  /// What a program asked for.
  case data(DataAnswer)
  /// Somebody has signed in: the browser is given this token, and goes there.
  case begin(SessionToken, then: Address, notice: String? = nil)
  /// Somebody has signed out: the browser forgets its token, and goes there.
  case end(then: Address, notice: String? = nil)
}

/// A page without the layout around it: what it is called, where it stands, what it shows.
public struct Page: Sendable {
  /// The title, for the browser's tab and the first heading.
  public var title: String
  /// The way here from the home page, without the page itself.
  public var breadcrumbs: [Breadcrumb]
  /// Everything below the heading.
  public var content: HTML
  /// The thread: the step above and the steps below; shown down the side, or on top on a phone.
  public var thread: GoldenThread?
  /// 422 for a form that came back with problems, for example.
  public var status: Int
  /// Shown above the first heading, small: what kind of thing this is ("Recommendation
  /// REC-2012-07").
  public var kicker: String?
  /// False for pages that stand outside the tree: signing in, errors.
  public var hasBreadcrumbs = true
  /// Whether something on it is saved as one types.
  public var hasDrafts = false
  /// What this page shows and no later one does, for a program that did what its form does: the
  /// address of a link just made.
  public var secret: String?
  /// The language of title and content where it is not English; what stands around them stays
  /// English and says so.
  public var language: PageLanguage?

  public init(
    _ title: String, kicker: String? = nil, breadcrumbs: [Breadcrumb] = [],
    thread: GoldenThread? = nil,
    status: Int = 200, @HTMLBuilder content: () -> HTML
  ) {
    self.title = title
    self.kicker = kicker
    self.breadcrumbs = breadcrumbs
    self.thread = thread
    self.status = status
    self.content = content()
  }
}

/// The language that a page is written in.
public struct PageLanguage: Hashable, Sendable {
  /// As the `lang` attribute takes it (BCP 47): "ur".
  public var code: String
  public var direction: TextDirection

  public init(_ code: String, _ direction: TextDirection = .leftToRight) {
    self.code = code
    self.direction = direction
  }

  /// For an element whose words are in this language.
  public var attributes: Attribute { .all([.lang(code), .dir(direction)]) }
}

public struct Breadcrumb: Sendable {
  public var title: String
  public var address: Address

  public init(_ title: String, _ address: Address) {
    self.title = title
    self.address = address
  }
}

/// The golden thread as it passes through one record: from the inspector's sentence above to the
/// evidence below.
public struct GoldenThread: Sendable {
  public struct Step: Sendable {
    /// What kind of record it is: "Finding 23", "REC-07", "Action".
    public var kind: String
    /// Its words, shortened by the page.
    public var text: String
    /// How it stands, in a word or two: "overdue", "page 9".
    public var state: String?
    /// Nil for the record one is on.
    public var address: Address?

    public init(kind: String, text: String, state: String? = nil, address: Address?) {
      self.kind = kind
      self.text = text
      self.state = state
      self.address = address
    }
  }

  /// From the inspection down; the record one is on has no address.
  public var steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }
}
