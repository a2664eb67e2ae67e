namespace NeuroSim.Data;

/// <summary>Loads a published data set from its folder and checks that it is what was published.</summary>
internal static class PublishedDataSet
{
    internal static DataSet Load(KnownDataSet known, int? train, int? test, DataLocation location)
    {
        var folder = new DataFolder(location.FolderOf(known.Name));
        if (folder.Missing() is { Count: > 0 } missing)
            throw NotThere(known, missing, folder, location);
        ImageSet trainSet = Read(known, DataFile.TrainImages, DataFile.TrainLabels, folder);
        ImageSet testSet = Read(known, DataFile.TestImages, DataFile.TestLabels, folder);
        return new DataSet(
            known.Name,
            DataCatalog.TakeFirst(trainSet, train, "data.train", $"The training set of {known.Name}"),
            DataCatalog.TakeFirst(testSet, test, "data.test", $"The test set of {known.Name}"),
            KnownDataSet.Classes,
            new PixelNormalization(known.Mean, known.StandardDeviation),
            folder.Path);
    }

    private static ImageSet Read(KnownDataSet known, DataFile images, DataFile labels, DataFolder folder)
    {
        IdxPath imagesPath = PathOf(images);
        ImageSet set = IdxFile.ReadSet(imagesPath, PathOf(labels), KnownDataSet.Classes);
        int count = known[images].Count;
        if (set.Count == count && set.Rows == KnownDataSet.Side && set.Columns == KnownDataSet.Side)
            return set;
        throw IdxError.At(
            imagesPath.Path,
            $"The file holds {set.Count} images of {set.Rows} x {set.Columns}; {known.Name} has {count} of {KnownDataSet.Side} x "
            + $"{KnownDataSet.Side}. To use files of your own, name the folder as the source, with a slash in it.");

        IdxPath PathOf(DataFile file) => new(folder.Find(file)!, known[file].Sha256);
    }

    private static InvalidInputException NotThere(
        KnownDataSet known, IReadOnlyList<string> missing, DataFolder folder, DataLocation location)
    {
        string lacking = missing.Count == DataFolder.Files.Count ? "is not there" : "is not complete";
        string misplaced = new DataFolder(location.Folder).IsEmpty()
            ? ""
            : $" {location.Folder} itself holds IDX files: move them into its folder {known.Name}, or name it as the source, with a slash.";
        string message =
            $"{known.Name} {lacking}: looked in {folder.Path} ({location.Folder} comes from {location.OriginInWords()}) and found no "
            + $"{string.Join(", ", missing)} (.gz or not).{misplaced} Put the four files there, or let `neurosim data fetch {known.Name}` do it; "
            + $"the source `{DataCatalog.Digits}` needs no files.";
        return new InvalidInputException("data", message, folder.Path);
    }
}
