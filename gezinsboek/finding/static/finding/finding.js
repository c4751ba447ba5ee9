// Going back to the answer asks the page again instead of sending the words again: nothing is kept.
history.replaceState(null, "", location.href);
