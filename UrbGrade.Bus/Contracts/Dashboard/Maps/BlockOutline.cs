namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>Where a block lies in the drawing of its district.</summary>
/// <param name="Path">Commands of an SVG path (SVG 2, section 9.3), in whole units of the drawing.</param>
/// <param name="X">Of a point inside.</param>
/// <param name="Y">Of the same point, downwards.</param>
public sealed record BlockOutline(string Path, int X, int Y);
