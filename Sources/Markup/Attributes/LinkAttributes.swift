// Links, pictures, and what the head of a document loads.

extension Attribute {
  /// Where a link leads.
  public static func href(_ address: WebAddress) -> Attribute { Attribute("href", address) }

  /// Where a picture or a script is loaded from.
  public static func src(_ address: WebAddress) -> Attribute { Attribute("src", address) }

  /// Where the quoted words stand.
  public static func cite(_ address: WebAddress) -> Attribute { Attribute("cite", address) }

  /// How what is linked relates to this page: `next`, `nofollow`, `alternate`.
  public static func rel(_ relation: String) -> Attribute { Attribute("rel", relation) }

  /// Opened in a tab of its own, beside what is being filled in; the words of the link say so.
  public static var newTab: Attribute { Attribute("target", "_blank") }

  /// The language of what is linked.
  public static func hreflang(_ code: String) -> Attribute { Attribute("hreflang", code) }

  /// The media type of what is linked, as `application/atom+xml`.
  public static func mediaType(_ type: String) -> Attribute { Attribute("type", type) }

  /// The media a stylesheet is for, as `print`.
  public static func media(_ query: String) -> Attribute { Attribute("media", query) }

  /// To be saved and not shown.
  public static var download: Attribute { Attribute("download", flag: true) }

  /// To be saved under a name.
  public static func download(_ name: String) -> Attribute { Attribute("download", name) }

  /// What a picture says, in words.
  public static func alt(_ text: String) -> Attribute { Attribute("alt", text) }

  /// The width of a picture in pixels.
  public static func width(_ pixels: Int) -> Attribute { Attribute("width", pixels) }

  /// The height of a picture in pixels.
  public static func height(_ pixels: Int) -> Attribute { Attribute("height", pixels) }

  /// The sizes an icon comes in, as `32x32` or `any`.
  public static func sizes(_ sizes: String) -> Attribute { Attribute("sizes", sizes) }

  /// Loaded when it is about to be seen.
  public static var lazy: Attribute { Attribute("loading", "lazy") }

  /// Run when the document has been read.
  public static var `defer`: Attribute { Attribute("defer", flag: true) }

  /// A script that is a module.
  public static var module: Attribute { Attribute("type", "module") }

  /// The hash of what is loaded, as `sha256-…`.
  public static func integrity(_ hash: String) -> Attribute { Attribute("integrity", hash) }

  /// The content of a fact about the document.
  public static func content(_ text: String) -> Attribute { Attribute("content", text) }
}
