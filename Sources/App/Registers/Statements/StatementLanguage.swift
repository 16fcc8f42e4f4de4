import Markup
import Web

/// A language that a public text can be offered in.
///
/// The list is what a form offers, not what a council must offer: those of domain section 11 and
/// others that many people in England speak at home.
public struct StatementLanguage: Hashable, Sendable {
  /// For addresses and the database: "ur". BCP 47, with a private part for easy read.
  public let code: String
  /// As staff call it: "Urdu".
  public let name: String
  /// As its readers call it: "اردو".
  public let ownName: String
  public let direction: TextDirection

  private init(
    _ code: String, _ name: String, _ ownName: String, _ direction: TextDirection = .leftToRight
  ) {
    self.code = code
    self.name = name
    self.ownName = ownName
    self.direction = direction
  }

  /// The language that every statement is written in first.
  public static let english = StatementLanguage("en", "English", "English")

  public static let all: [StatementLanguage] = [
    english,
    StatementLanguage("en-x-easyread", "English, easy read", "English, easy read"),
    StatementLanguage("sq", "Albanian", "Shqip"),
    StatementLanguage("ar", "Arabic", "العربية", .rightToLeft),
    StatementLanguage("bn", "Bengali", "বাংলা"),
    StatementLanguage("zh-Hans", "Chinese (simplified)", "简体中文"),
    StatementLanguage("cs", "Czech", "Čeština"),
    StatementLanguage("prs", "Dari", "دری", .rightToLeft),
    StatementLanguage("fr", "French", "Français"),
    StatementLanguage("gu", "Gujarati", "ગુજરાતી"),
    StatementLanguage("hu", "Hungarian", "Magyar"),
    StatementLanguage("ckb", "Kurdish (Sorani)", "کوردیی ناوەندی", .rightToLeft),
    StatementLanguage("lt", "Lithuanian", "Lietuvių"),
    StatementLanguage("ps", "Pashto", "پښتو", .rightToLeft),
    StatementLanguage("fa", "Persian", "فارسی", .rightToLeft),
    StatementLanguage("pl", "Polish", "Polski"),
    StatementLanguage("pt", "Portuguese", "Português"),
    StatementLanguage("pa", "Punjabi", "ਪੰਜਾਬੀ"),
    StatementLanguage("ro", "Romanian", "Română"),
    StatementLanguage("rom", "Romani", "Romani"),
    StatementLanguage("sk", "Slovak", "Slovenčina"),
    StatementLanguage("so", "Somali", "Soomaali"),
    StatementLanguage("es", "Spanish", "Español"),
    StatementLanguage("ti", "Tigrinya", "ትግርኛ"),
    StatementLanguage("tr", "Turkish", "Türkçe"),
    StatementLanguage("uk", "Ukrainian", "Українська"),
    StatementLanguage("ur", "Urdu", "اردو", .rightToLeft),
    StatementLanguage("vi", "Vietnamese", "Tiếng Việt"),
    StatementLanguage("cy", "Welsh", "Cymraeg"),
  ]

  /// The language of a code; nil when it is none that is offered.
  public init?(code: String) {
    guard let found = Self.all.first(where: { $0.code == code }) else { return nil }
    self = found
  }

  public var isEnglish: Bool { code.hasPrefix("en") }

  /// As the `lang` attribute takes it.
  var htmlCode: String { isEnglish ? "en-GB" : code }

  /// Nil for English, the language of the service itself.
  var page: PageLanguage? { isEnglish ? nil : PageLanguage(htmlCode, direction) }
}
