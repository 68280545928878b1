namespace UrbGrade.Modules.Gis.Features;

/// <summary>A parameter was not understood. The message names it, the value found and what is allowed.</summary>
internal sealed class FeatureQueryException(string message) : Exception(message);
