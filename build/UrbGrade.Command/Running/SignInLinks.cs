namespace UrbGrade.Command.Running;

/// <summary>Links that work once, for those who come to the demo first.</summary>
/// <param name="Administrator">Makes the first administrator; null when there is one.</param>
/// <param name="Shopkeeper">Chooses the password of the keeper of a shop; null when the account was made before.</param>
internal sealed record SignInLinks(string? Administrator, string? Shopkeeper);
