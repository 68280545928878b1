namespace UrbGrade.Web.Municipal;

/// <summary>An area that somebody drew on a map.</summary>
internal static class DrawnArea
{
    /// <summary>Whether a point lies in it: a ray from the point crosses its border an odd number of times.</summary>
    /// <param name="corners">Degrees; the last is joined to the first.</param>
    public static bool Holds(IReadOnlyList<(double Longitude, double Latitude)> corners, double longitude, double latitude)
    {
        var isInside = false;
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
            if ((from.Latitude > latitude) != (to.Latitude > latitude)
                && longitude < from.Longitude + ((to.Longitude - from.Longitude) * (latitude - from.Latitude) / (to.Latitude - from.Latitude)))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }
}
