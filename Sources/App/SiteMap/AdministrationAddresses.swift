import Storage

/// Addresses of the slice Administration, besides those that the whole service shows.
extension Address {
  public static func editUser<T>(_ id: ID<T>) -> Address { Address("users", id.text, "edit") }
  public static func userPassword<T>(_ id: ID<T>) -> Address {
    Address("users", id.text, "password")
  }
  public static func switchUserOff<T>(_ id: ID<T>) -> Address { Address("users", id.text, "off") }
  public static func switchUserOn<T>(_ id: ID<T>) -> Address { Address("users", id.text, "on") }

  public static let people = Address("directory", "people")
  public static let newPerson = Address("directory", "people", "new")
  public static func person<T>(_ id: ID<T>) -> Address { Address("directory", "people", id.text) }
  public static func editPerson<T>(_ id: ID<T>) -> Address {
    Address("directory", "people", id.text, "edit")
  }

  public static let bodies = Address("directory", "bodies")
  public static let newBody = Address("directory", "bodies", "new")
  public static func body<T>(_ id: ID<T>) -> Address { Address("directory", "bodies", id.text) }
  public static func editBody<T>(_ id: ID<T>) -> Address {
    Address("directory", "bodies", id.text, "edit")
  }

  public static let posts = Address("directory", "posts")
  public static let newPost = Address("directory", "posts", "new")
  public static func post<T>(_ id: ID<T>) -> Address { Address("directory", "posts", id.text) }
  public static func editPost<T>(_ id: ID<T>) -> Address {
    Address("directory", "posts", id.text, "edit")
  }
  public static func newHolder<T>(ofPost id: ID<T>) -> Address {
    Address("directory", "posts", id.text, "holders", "new")
  }
  public static func holders<T>(ofPost id: ID<T>) -> Address {
    Address("directory", "posts", id.text, "holders")
  }
  public static func holding<T>(_ id: ID<T>) -> Address {
    Address("directory", "holdings", id.text)
  }

  public static let council = Address("settings", "council")
  /// Whether mail goes out, from where, and what could not be sent.
  public static let mail = Address("settings", "mail")
  public static let timeRules = Address("settings", "time-rules")
  public static func timeRule(_ key: String) -> Address { Address("settings", "time-rules", key) }
  public static let bankHolidays = Address("settings", "bank-holidays")
  public static func removeBankHoliday<T>(_ id: ID<T>) -> Address {
    Address("settings", "bank-holidays", id.text, "remove")
  }
}
