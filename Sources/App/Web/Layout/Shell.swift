import Kernel
import SiteMap

/// What the pages of one service have in common: its name, whose it is, its sections, how it is
/// reached.
public struct Shell: Sendable {
  public var product: String
  /// The council whose service this is: "Thornmere Borough Council".
  public var council: String
  /// The sections, in their order; each is shown to those who may open it.
  public var navigation: [NavigationItem]
  /// Where words typed at the top of a page are looked for; nil for a service without a search.
  public var search: Address?
  /// Whether people reach the service by HTTPS, here or at a proxy in front: cookies are then sent
  /// by HTTPS only, and browsers are told to use nothing else.
  public var isSecure: Bool
  /// Whether a proxy in front says where a request came from (`X-Forwarded-For`).
  public var trustsProxy: Bool
  /// Whom to write to about the service; shown on error pages and in the accessibility statement.
  public var contact: String?

  public init(
    product: String = "Goldthread", council: String, navigation: [NavigationItem] = [],
    search: Address? = .search, isSecure: Bool = false, trustsProxy: Bool = false,
    contact: String? = nil
  ) {
    self.product = product
    self.council = council
    self.navigation = navigation
    self.search = search
    self.isSecure = isSecure
    self.trustsProxy = trustsProxy
    self.contact = contact
  }
}

/// A section of the service, as the navigation names it.
public struct NavigationItem: Sendable {
  public var title: String
  public var address: Address
  /// Who sees it.
  public var permission: Permission
  /// The name under which it stands with others, where there are too many to stand side by side.
  public var group: String?

  public init(
    _ title: String, _ address: Address, for permission: Permission, under group: String? = nil
  ) {
    self.title = title
    self.address = address
    self.permission = permission
    self.group = group
  }

  /// Whether a page belongs to this section.
  func holds(_ other: Address) -> Bool {
    other.path == address.path || other.path.hasPrefix(address.path + "/")
  }
}
