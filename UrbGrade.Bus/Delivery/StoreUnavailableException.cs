namespace UrbGrade.Bus.Delivery;

/// <summary>The database cannot commit at the moment (disk full, locked, gone). Nothing was written; try again later.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
