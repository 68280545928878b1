namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A query that is not understood; its message is for who asked.</summary>
/// <param name="isOffered">False when the standard knows it and this service does not.</param>
internal sealed class SensorQueryException(string message, bool isOffered = true) : Exception(message)
{
    public int Status => isOffered ? 400 : 501;

    /// <summary>Of a function that OData has and this service has not.</summary>
    public static SensorQueryException NotOffered() => new("The filter or order uses a function that is not offered here.", isOffered: false);
}
