using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>One row of a table.</summary>
/// <param name="Fields">By column; null where the row has none.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="CutOff">Whether the file ended within it, so that what is wrong with it is the cut.</param>
/// <param name="Whole">The object that the row was, where it was one.</param>
internal readonly record struct Row(string?[] Fields, int Line, bool CutOff = false, JsonObject? Whole = null);
